package io.quaymaster.console.catalog.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The file `sample/workspace.json`.
///
/// @param since when memberships and attachments begin
/// @param people display names by user name
/// @param registries keys such as `aws/111122223333/eu-central-1`
/// @param policies names of the files in `sample/policies`, without their ending
public record SampleManifest(
    String title,
    String about,
    Instant since,
    Map<String, String> people,
    SampleOrganization organization,
    List<SampleAccount> accounts,
    List<String> registries,
    List<SampleRepository> repositories,
    List<SamplePrincipal> principals,
    List<SampleMembership> memberships,
    List<String> policies,
    List<SampleStory> stories) {

  public record SampleOrganization(String id, String name, List<SampleUnit> units) {}

  public record SampleUnit(String id, @Nullable String parent, String name) {}

  public record SampleAccount(String id, String name, @Nullable String unit, boolean management) {}

  public record SampleRepository(String arn, Map<String, String> tags, Instant created) {}

  public record SamplePrincipal(
      String account,
      String kind,
      String path,
      String name,
      Map<String, String> tags,
      boolean serviceLinked) {}

  public record SampleMembership(String account, String group, String user) {}

  /// A pair of versions and what there is to see in it.
  public record SampleStory(String title, String sentence, String policy, int before, int after) {}
}
