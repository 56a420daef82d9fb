package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.AppliedPolicies.Applied;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.FullAccess;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyLevel;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.PolicySet.Level;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One policy on file as if it said something else, or were not there: wherever it is attached now,
/// whether any of its versions is in force or not.
///
/// A session policy is attached to nobody: it is handed over when a session begins, so it has a say
/// about no principal on file.
final class Substitution {
  private final PolicySummary policy;
  private final PrincipalCatalog catalog;
  private final PolicyAttachments attachments;
  private final Set<PrincipalId> principals = new HashSet<>();
  private final Set<AttachmentTarget> levels = new HashSet<>();
  private final Map<AccountId, List<Boolean>> paths = new HashMap<>();

  Substitution(PolicySummary policy, PrincipalCatalog catalog, PolicyAttachments attachments) {
    this.policy = policy;
    this.catalog = catalog;
    this.attachments = attachments;
    for (Attachment attachment : attachments.of(policy.id())) {
      if (attachment.isOpen()) {
        add(attachment.target());
      }
    }
  }

  private void add(AttachmentTarget target) {
    switch (target) {
      case AttachmentTarget.ToPrincipal(PrincipalId principal) -> {
        principals.add(principal);
        catalog.membersOf(principal).forEach(member -> principals.add(member.id()));
      }
      case AttachmentTarget.ToUnit unit -> levels.add(unit);
      case AttachmentTarget.ToAccount account -> levels.add(account);
    }
  }

  /// Whether the policy has a say about what this principal does, wherever it does it.
  boolean isAbout(PrincipalSummary principal) {
    return switch (policy.type()) {
      case REPOSITORY_POLICY, REGISTRY_POLICY, RCP -> true;
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY -> principals.contains(principal.id());
      case SCP -> path(principal.account()).contains(true);
      case SESSION_POLICY -> false;
    };
  }

  /// Whether the policy has a say about this repository, whoever comes.
  boolean isAbout(RepositoryId repository) {
    return switch (policy.type()) {
      case REPOSITORY_POLICY -> policy.place().equals(new PolicyPlace.OnRepository(repository));
      case REGISTRY_POLICY ->
          repository.registry() instanceof RegistryId.PrivateRegistry registry
              && policy.place().equals(new PolicyPlace.OnRegistry(registry));
      case RCP -> path(repository.registry().account()).contains(true);
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SCP -> true;
      case SESSION_POLICY -> false;
    };
  }

  /// For each level above an account and its own, whether the policy is attached there.
  private List<Boolean> path(AccountId account) {
    return paths.computeIfAbsent(
        account,
        id ->
            attachments.levelsOf(id).stream()
                .map(PolicyLevel::target)
                .map(levels::contains)
                .toList());
  }

  /// The policies that have a say when `principal` comes to `repository`, with `text` in the place
  /// of this one; null for none.
  PolicySet in(
      AppliedPolicies applied,
      PrincipalSummary principal,
      RepositoryId repository,
      @Nullable Policy text) {
    PolicySet set = applied.policies();
    @Nullable AttachedPolicy other =
        text == null ? null : new AttachedPolicy(policy.type(), policy.name(), text);
    Optional<String> inForce =
        applied.versions().stream()
            .filter(version -> version.version().policy().equals(policy.id()))
            .map(Applied::name)
            .findFirst();
    UnaryOperator<List<AttachedPolicy>> swap = among -> swapped(among, inForce, other);
    return switch (policy.type()) {
      case REPOSITORY_POLICY -> set.withRepositoryPolicy(other);
      case REGISTRY_POLICY -> set.withRegistryPolicy(other);
      case IDENTITY_POLICY -> set.withIdentityPolicies(swap.apply(set.identityPolicies()));
      case PERMISSIONS_BOUNDARY -> set.withPermissionsBoundary(other);
      case SCP -> set.withScps(levels(set.scps(), path(principal.account()), swap));
      case RCP -> set.withRcps(levels(set.rcps(), path(repository.registry().account()), swap));
      case SESSION_POLICY -> set;
    };
  }

  private static List<AttachedPolicy> swapped(
      List<AttachedPolicy> among, Optional<String> inForce, @Nullable AttachedPolicy other) {
    List<AttachedPolicy> all = new ArrayList<>(among);
    all.removeIf(policy -> inForce.filter(policy.name()::equals).isPresent());
    if (other != null) {
      all.add(other);
    }
    return all;
  }

  /// AWS lets nobody detach the last SCP of a level, so one without any has full access.
  private List<Level> levels(
      List<Level> all, List<Boolean> attached, UnaryOperator<List<AttachedPolicy>> swap) {
    List<Level> swapped = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Level level = all.get(i);
      if (i < attached.size() && attached.get(i)) {
        List<AttachedPolicy> policies = swap.apply(level.policies());
        boolean none = policies.isEmpty() && policy.type() == PolicyType.SCP;
        level = new Level(level.name(), none ? List.of(FullAccess.SCP) : policies);
      }
      swapped.add(level);
    }
    return swapped;
  }
}
