package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.AppliedPolicies.Applied;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.FullAccess;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyId;
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
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import java.util.ArrayList;
import java.util.Collection;
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
    this(policy, catalog, attachments, targets(policy, attachments));
  }

  private Substitution(
      PolicySummary policy,
      PrincipalCatalog catalog,
      PolicyAttachments attachments,
      Collection<AttachmentTarget> targets) {
    this.policy = policy;
    this.catalog = catalog;
    this.attachments = attachments;
    targets.forEach(this::add);
  }

  /// The same policy on one target alone, without those who have it in another way as well.
  static Substitution at(
      AttachmentTarget target,
      PolicySummary policy,
      PrincipalCatalog catalog,
      PolicyAttachments attachments) {
    List<AttachmentTarget> others =
        targets(policy, attachments).stream().filter(other -> !other.equals(target)).toList();
    Substitution here = new Substitution(policy, catalog, attachments, List.of(target));
    here.principals.removeAll(new Substitution(policy, catalog, attachments, others).principals);
    return here;
  }

  private static List<AttachmentTarget> targets(
      PolicySummary policy, PolicyAttachments attachments) {
    return attachments.of(policy.id()).stream()
        .filter(Attachment::isOpen)
        .map(Attachment::target)
        .toList();
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

  boolean isOf(PolicyId id) {
    return policy.id().equals(id);
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

  /// Whether the policy can have a say about requests for this repository, those for tokens
  /// included, whoever makes them.
  boolean mayBeAbout(RepositoryId repository) {
    return switch (policy.type()) {
      case REPOSITORY_POLICY -> isAbout(repository);
      // Requests for tokens go to the caller's own account.
      case REGISTRY_POLICY, RCP, IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SCP, SESSION_POLICY -> true;
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
    return swap(applied, principal.account(), repository.registry().account(), text);
  }

  /// The policies that have a say in a request, with `text` in the place of this one if that would
  /// have a say; null for none.
  ///
  /// @param acting the user or role on file whose policies the caller acts under
  /// @param addressed the registry that is called
  /// @param session the session policy that the session was made with
  PolicySet in(
      AppliedPolicies applied,
      RequestContext request,
      Optional<PrincipalSummary> acting,
      RegistryId addressed,
      @Nullable PolicyId session,
      @Nullable Policy text) {
    @Nullable String caller = request.principal().account();
    AccountId owner = new AccountId(request.resourceAccount());
    boolean counts =
        switch (policy.type()) {
          case REPOSITORY_POLICY ->
              RepositoryId.ofArn(request.resource())
                  .filter(
                      repository -> policy.place().equals(new PolicyPlace.OnRepository(repository)))
                  .isPresent();
          case REGISTRY_POLICY ->
              policy.place() instanceof PolicyPlace.OnRegistry(RegistryId registry)
                  && registry.equals(
                      RegistryId.of(addressed.partition(), owner, addressed.region()));
          case IDENTITY_POLICY, PERMISSIONS_BOUNDARY ->
              acting.filter(one -> principals.contains(one.id())).isPresent();
          case SCP -> caller != null && path(new AccountId(caller)).contains(true);
          case RCP -> path(owner).contains(true);
          case SESSION_POLICY -> policy.id().equals(session);
        };
    return counts
        ? swap(applied, caller == null ? owner : new AccountId(caller), owner, text)
        : applied.policies();
  }

  private PolicySet swap(
      AppliedPolicies applied, AccountId caller, AccountId owner, @Nullable Policy text) {
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
      case SESSION_POLICY -> set.withSessionPolicy(other);
      case SCP -> set.withScps(levels(set.scps(), path(caller), swap));
      case RCP -> set.withRcps(levels(set.rcps(), path(owner), swap));
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
