package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.ClassShare;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Holds texts side by side by the access that they grant.
@Service
@Requires(ConsoleRole.VIEWER)
public class PolicyComparisons {
  private final Comparing comparing;
  private final PolicyCatalog policies;
  private final RelationStore store;
  private final RelationWork work;
  private final EngineVersion engine;
  private final ShareMemory memory;

  PolicyComparisons(
      Comparing comparing,
      PolicyCatalog policies,
      RelationStore store,
      RelationWork work,
      EngineVersion engine,
      Clock clock) {
    this.memory = new ShareMemory(clock);
    this.engine = engine;
    this.comparing = comparing;
    this.policies = policies;
    this.store = store;
    this.work = work;
  }

  /// Compares two sides as versions of `policy`. It takes milliseconds for most, and ends with a
  /// `CancellationException` when its thread is interrupted.
  public ComparisonReport compare(PolicyId policy, Side before, Side after) {
    PolicySummary summary = known(policy);
    return comparing.compare(summary.place(), summary.type(), before, after);
  }

  /// What `mine`, which was written to replace `base`, would undo of what `theirs` changed since.
  /// It ends with a `CancellationException` when its thread is interrupted.
  public UndoneReport undone(PolicyId policy, Side base, Side theirs, Side mine) {
    PolicySummary summary = known(policy);
    return comparing.undone(summary.place(), summary.type(), base, theirs, mine);
  }

  /// How much of a class of a comparison a further version of `policy` grants. It is remembered for
  /// a while, and ends with a `CancellationException` when its thread is interrupted.
  ///
  /// @param access one of the classes of `compared`
  public ClassShare share(
      PolicyId policy,
      ComparisonReport.Compared compared,
      AccessClass access,
      VersionSummary version) {
    PolicySummary summary = known(policy);
    ShareMemory.Key key =
        ShareMemory.Key.of(basis(policy).place(), compared, access, version.canonicalHash());
    Optional<ClassShare> before = memory.find(key);
    if (before.isPresent()) {
      return before.get();
    }
    ClassShare share =
        comparing.share(
            summary.place(), summary.type(), compared, access, new Side.OfVersion(version.id()));
    memory.keep(key, share);
    return share;
  }

  private PolicySummary known(PolicyId policy) {
    return policies
        .policy(policy)
        .orElseThrow(() -> new IllegalArgumentException("There is no policy " + policy + "."));
  }

  /// As [#compare(PolicyId, Side, Side)], for a place that has no policy yet.
  public ComparisonReport compare(PolicyPlace place, PolicyType type, Side before, Side after) {
    return comparing.compare(place, type, before, after);
  }

  /// What besides two texts decides how they compare as versions of a policy.
  ///
  /// @param place the hash of its type, its place and the accounts of its organization
  /// @param engine the name of the engine
  public record Basis(ContentHash place, String engine) {}

  /// What decides comparisons of versions of `policy` just now.
  public Basis basis(PolicyId policy) {
    return new Basis(
        work.place(policy)
            .map(ContentHash::new)
            .orElseThrow(() -> new IllegalArgumentException("There is no policy " + policy + ".")),
        engine.text());
  }

  /// How a version relates to the one before it, the first one to no policy at all. Empty as long
  /// as it is being computed, which asking for it starts; `RelationComputed` tells when it is
  /// there.
  public Optional<Relation> relation(VersionId version) {
    return Optional.ofNullable(
        relations(version.policy(), List.of(version.number())).get(version.number()));
  }

  /// The relations that are known of these versions; the others are computed soon.
  public Map<VersionNumber, Relation> relations(PolicyId policy, List<VersionNumber> versions) {
    Map<VersionNumber, Relation> known = new LinkedHashMap<>();
    work.place(policy)
        .ifPresent(place ->
            versions.forEach(number -> {
              VersionId version = new VersionId(policy, number);
              work.key(place, version)
                  .flatMap(store::find)
                  .ifPresentOrElse(found -> known.put(number, found), () -> work.request(version));
            }));
    return known;
  }
}
