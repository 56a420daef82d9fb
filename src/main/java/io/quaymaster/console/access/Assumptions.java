package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.AppliedPolicies.Applied;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts other versions in the place of those in force: *what if v5 were active?* Of the policy of
/// the repository and of its registry any version can be assumed, whether one is in force or not;
/// of the others, only those that have a say already.
@Component
class Assumptions {
  private final PolicyCatalog catalog;

  Assumptions(PolicyCatalog catalog) {
    this.catalog = catalog;
  }

  /// @throws IllegalArgumentException if a version is not on file, or is that of another repository
  ///   or registry; the message says so
  AppliedPolicies apply(
      AppliedPolicies applied, RepositoryId repository, Map<PolicyId, VersionNumber> assumed) {
    AppliedPolicies result = applied;
    for (Map.Entry<PolicyId, VersionNumber> one : assumed.entrySet()) {
      result = apply(result, repository, new VersionId(one.getKey(), one.getValue()));
    }
    return result;
  }

  private AppliedPolicies apply(
      AppliedPolicies applied, RepositoryId repository, VersionId version) {
    PolicySummary summary =
        catalog
            .policy(version.policy())
            .orElseThrow(() -> new IllegalArgumentException("There is no policy " + version + "."));
    if (catalog.summary(version).isEmpty()) {
      throw new IllegalArgumentException(
          "There is no version " + version.number() + " of `" + summary.name() + "`.");
    }
    if (!fits(summary.place(), repository)) {
      throw new IllegalArgumentException(
          "`"
              + summary.name()
              + "` is the policy of another place: it has no say at `"
              + repository
              + "`.");
    }
    PolicyVersion text = catalog.version(version);
    AttachedPolicy other =
        new AttachedPolicy(
            summary.type(), summary.name() + " " + version.number(), parse(summary.type(), text));
    List<Applied> versions = new ArrayList<>(applied.versions());
    @Nullable Applied before =
        versions.stream()
            .filter(used -> used.version().policy().equals(version.policy()))
            .findFirst()
            .orElse(null);
    if (before == null && !summary.type().isResourceBased()) {
      return applied;
    }
    if (before != null) {
      versions.remove(before);
    }
    versions.add(new Applied(other.name(), version, summary, true));
    PolicySet replaced =
        replace(applied.policies(), summary.type(), before == null ? null : before.name(), other);
    return new AppliedPolicies(
        replaced,
        versions,
        applied.principalOnFile(),
        applied.callersAccountOnFile(),
        applied.resourceOnFile(),
        applied.repositoryPolicyOnFile() || replaced.repositoryPolicy() != null,
        applied.known());
  }

  /// Whether a policy of a repository or registry is that of this one.
  private static boolean fits(PolicyPlace place, RepositoryId repository) {
    return switch (place) {
      case PolicyPlace.OnRepository(RepositoryId other) -> other.equals(repository);
      case PolicyPlace.OnRegistry(var registry) -> registry.equals(repository.registry());
      case PolicyPlace.InAccount _, PolicyPlace.InOrganization _ -> true;
    };
  }

  private static PolicySet replace(
      PolicySet set, PolicyType type, @Nullable String name, AttachedPolicy other) {
    UnaryOperator<AttachedPolicy> swap = policy -> policy.name().equals(name) ? other : policy;
    return switch (type) {
      case REPOSITORY_POLICY -> set.withRepositoryPolicy(other);
      case REGISTRY_POLICY -> set.withRegistryPolicy(other);
      case PERMISSIONS_BOUNDARY -> set.withPermissionsBoundary(other);
      case SESSION_POLICY -> set.withSessionPolicy(other);
      case IDENTITY_POLICY, SCP, RCP -> set.map(swap);
    };
  }

  private static Policy parse(PolicyType type, PolicyVersion version) {
    return switch (PolicyParser.parse(new SourceText(version.text()), type)) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable ->
          throw new IllegalStateException("A saved version cannot be read: " + version.id());
    };
  }
}
