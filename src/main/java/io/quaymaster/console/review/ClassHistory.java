package io.quaymaster.console.review;

import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.analysis.ClassShare;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which versions of a policy grant a class of access, wholly, in part or not at all.
///
/// @param versions oldest first
/// @param earlier how many versions before these were not looked at
public record ClassHistory(List<OfVersion> versions, int earlier) {
  public ClassHistory {
    versions = List.copyOf(versions);
  }

  /// @param turned whether it grants more or less of the class than the version before it
  /// @param inForce when it came in force for the first time, by whom and by which change request;
  ///   empty if it never was
  public record OfVersion(
      VersionSummary version, ClassShare share, boolean turned, Optional<InForce> inForce) {}

  /// @param change is looked up for turns alone; empty where it came in force without one
  public record InForce(Instant at, Person by, Optional<BroughtBy> change) {}

  /// The first version that grants any of it.
  public Optional<OfVersion> first() {
    return versions.stream()
        .filter(one ->
            one.share() instanceof ClassShare.Wholly || one.share() instanceof ClassShare.Partly)
        .findFirst();
  }

  /// Those that grant more or less of it than the version before them, oldest first.
  public List<OfVersion> turns() {
    return versions.stream().filter(OfVersion::turned).toList();
  }
}
