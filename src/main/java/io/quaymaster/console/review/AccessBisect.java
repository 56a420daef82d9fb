package io.quaymaster.console.review;

import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.review.ClassHistory.InForce;
import io.quaymaster.console.review.ClassHistory.OfVersion;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.ClassShare;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds the versions of a policy with which a class of access appeared and went.
///
/// Access comes and goes, so every version is asked, whether it was ever in force or not; halving
/// would find one turn of several.
@Service
@Requires(ConsoleRole.VIEWER)
public class AccessBisect {
  /// Of a longer history the last so many versions are looked at.
  private static final int MOST = 2_000;

  private static final int PAGE = 500;

  private final PolicyCatalog policies;
  private final PolicyComparisons comparisons;
  private final ChangeHistory changes;

  AccessBisect(PolicyCatalog policies, PolicyComparisons comparisons, ChangeHistory changes) {
    this.policies = policies;
    this.comparisons = comparisons;
    this.changes = changes;
  }

  /// The history of a class in the versions of `policy`. It ends with a `CancellationException`
  /// when its thread is interrupted.
  ///
  /// @param access one of the classes of `compared`
  /// @param progress is told per cent
  public ClassHistory of(
      PolicyId policy,
      ComparisonReport.Compared compared,
      AccessClass access,
      IntConsumer progress) {
    List<VersionSummary> versions = versions(policy);
    Map<VersionNumber, Came> came = came(policy);
    List<OfVersion> found = new ArrayList<>();
    ClassShare before = new ClassShare.NotAtAll();
    for (VersionSummary version : versions) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("The search was cancelled");
      }
      ClassShare share = comparisons.share(policy, compared, access, version);
      boolean turned = share.getClass() != before.getClass();
      found.add(
          new OfVersion(
              version,
              share,
              turned,
              Optional.ofNullable(came.get(version.number())).map(one -> inForce(one, turned))));
      before = share;
      progress.accept(100 * found.size() / versions.size());
    }
    return new ClassHistory(found, policies.countVersions(policy) - versions.size());
  }

  /// Oldest first.
  private List<VersionSummary> versions(PolicyId policy) {
    List<VersionSummary> all = new ArrayList<>();
    List<VersionSummary> page;
    do {
      page = policies.versions(policy, new Window(all.size(), PAGE));
      all.addAll(page);
    } while (page.size() == PAGE && all.size() < MOST);
    return all.reversed();
  }

  /// How a version came in force for the first time, in the place of another; null for none.
  private record Came(Activation activation, @Nullable VersionNumber before) {}

  private InForce inForce(Came came, boolean turned) {
    Activation one = came.activation();
    return new InForce(
        one.from(),
        one.by(),
        turned
            ? changes.of(
                new ChangeHistory.Step(
                    one.version().policy(), came.before(), one.version().number(), one.reason()))
            : Optional.empty());
  }

  private Map<VersionNumber, Came> came(PolicyId policy) {
    List<Activation> all = new ArrayList<>();
    List<Activation> page;
    do {
      page = policies.activations(policy, new Window(all.size(), PAGE));
      all.addAll(page);
    } while (page.size() == PAGE && all.size() < MOST);
    Map<VersionNumber, Came> first = new HashMap<>();
    Activation before = null;
    for (Activation one : all.reversed()) {
      VersionNumber old =
          before != null && one.from().equals(before.to()) ? before.version().number() : null;
      first.putIfAbsent(one.version().number(), new Came(one, old));
      before = one;
    }
    return first;
  }
}
