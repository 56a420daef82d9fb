package io.quaymaster.console.catalog;

import io.quaymaster.console.catalog.AppliedPolicies.Applied;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every policy on file as it was in force at one instant, for many requests: what was read for one
/// is not read again for the next. Not for several threads.
public final class PolicySnapshot {
  private final PolicySetReads reads;
  private final PrincipalReads principals;
  private final PolicyReads policies;
  private final PartyFacts facts;
  private final Organizations organizations;
  private final Instant at;
  private final AsIf.@Nullable Member member;
  private final Map<Principal, Optional<PrincipalSummary>> known = new HashMap<>();
  private final Map<PrincipalId, List<PolicySetReads.InForce>> ofPrincipals = new HashMap<>();
  private final Map<RepositoryId, Optional<PolicySetReads.InForce>> ofRepositories =
      new HashMap<>();
  private final Map<RegistryId, Optional<PolicySetReads.InForce>> ofRegistries = new HashMap<>();
  private final Map<AtLevel, List<PolicySetReads.InForce>> ofLevels = new HashMap<>();
  private final Map<InOrganization, Boolean> anyOnFile = new HashMap<>();
  private final Map<PolicyId, PolicySummary> summaries = new HashMap<>();
  private final Map<RepositoryId, Boolean> existing = new HashMap<>();
  private final Map<RepositoryId, Boolean> beforeFirst = new HashMap<>();
  private final Map<RepositoryId, Map<String, String>> tags = new HashMap<>();

  private record AtLevel(Organizations.LevelId level, PolicyType type) {}

  private record InOrganization(OrganizationId organization, PolicyType type) {}

  PolicySnapshot(
      PolicySetReads reads,
      Organizations organizations,
      PrincipalReads principals,
      PolicyReads policies,
      PartyFacts facts,
      Instant at,
      AsIf.@Nullable Member member) {
    this.reads = reads;
    this.principals = principals;
    this.policies = policies;
    this.facts = facts;
    this.organizations = organizations;
    this.at = at;
    this.member = member;
  }

  /// @param resource the ARN of a repository, or `*`
  /// @param resourceAccount who owns it; for `*`, whose registry is addressed
  /// @param addressed the registry that is called
  /// @param sessionPolicy the session policy that the session was made with, if any
  public AppliedPolicies applied(
      Principal principal,
      String resource,
      AccountId resourceAccount,
      RegistryId addressed,
      @Nullable PolicyId sessionPolicy) {
    Assembly assembly = new Assembly();
    Optional<PrincipalSummary> acting = actingAs(principal);
    Optional<RepositoryId> repository = RepositoryId.ofArn(resource);
    List<AttachedPolicy> identity = new ArrayList<>();
    @Nullable AttachedPolicy boundary = null;
    if (acting.isPresent()) {
      for (PolicySetReads.InForce found :
          ofPrincipals.computeIfAbsent(acting.get().id(), this::ofPrincipal)) {
        if (found.type() == PolicyType.PERMISSIONS_BOUNDARY) {
          boundary = assembly.add(found);
        } else {
          identity.add(assembly.add(found));
        }
      }
    }
    String account = principal.account();
    PolicySet set =
        new PolicySet(
            identity,
            repository.flatMap(this::ofRepository).map(assembly::add).orElse(null),
            registryOf(repository, resourceAccount, addressed)
                .flatMap(r -> ofRegistries.computeIfAbsent(r, its -> reads.ofRegistry(its, at)))
                .map(assembly::add)
                .orElse(null),
            boundary,
            sessionPolicy == null
                ? null
                : reads.ofPolicy(sessionPolicy, at).map(assembly::add).orElse(null),
            account == null ? List.of() : levels(new AccountId(account), PolicyType.SCP, assembly),
            levels(resourceAccount, PolicyType.RCP, assembly),
            account != null && organizations.isManagement(new AccountId(account)),
            organizations.isManagement(resourceAccount));
    return new AppliedPolicies(
        set,
        assembly.versions,
        acting.isPresent() || !hasPolicies(principal),
        account == null || organizations.knows(new AccountId(account)),
        repository.isEmpty() || existing.computeIfAbsent(repository.get(), reads::exists),
        repository.isEmpty() || !isBeforeFirst(repository.get()),
        facts.of(
            acting,
            account == null ? List.of() : organizations.pathOf(new AccountId(account)),
            repository.map(r -> tags.computeIfAbsent(r, facts::tags)).orElse(Map.of()),
            organizations.pathOf(resourceAccount),
            at));
  }

  /// The user or role on file whose policies a principal acts under.
  public Optional<PrincipalSummary> actingAs(Principal principal) {
    return known.computeIfAbsent(principal, this::behind);
  }

  private List<PolicySetReads.InForce> ofPrincipal(PrincipalId id) {
    if (member == null || !member.user().equals(id)) {
      return reads.ofPrincipal(id, at);
    }
    if (!member.in()) {
      return reads.ofPrincipalOutside(member.group(), id, at);
    }
    List<PolicySetReads.InForce> both = new ArrayList<>(reads.ofPrincipal(id, at));
    reads.ofPrincipal(member.group(), at).stream()
        .filter(one -> one.type() == PolicyType.IDENTITY_POLICY)
        .filter(one -> both.stream().noneMatch(had -> had.version().equals(one.version())))
        .forEach(both::add);
    return both;
  }

  private Optional<PolicySetReads.InForce> ofRepository(RepositoryId repository) {
    return ofRepositories.computeIfAbsent(repository, id -> reads.ofRepository(id, at));
  }

  private boolean isBeforeFirst(RepositoryId repository) {
    return ofRepository(repository).isEmpty()
        && beforeFirst.computeIfAbsent(repository, id -> reads.isBeforeFirst(id, at));
  }

  private Optional<PrincipalSummary> behind(Principal principal) {
    return switch (principal) {
      case Principal.User(String partition, String account, String name) ->
          principals.principal(new AccountId(account), PrincipalKind.USER, name);
      case Principal.RoleSession role ->
          principals.principal(new AccountId(role.account()), PrincipalKind.ROLE, role.role());
      case Principal.FederatedUser(String p, String account, String name, String user) ->
          user == null
              ? Optional.empty()
              : principals.principal(new AccountId(account), PrincipalKind.USER, user);
      case Principal.Root root -> Optional.empty();
      case Principal.ServicePrincipal service -> Optional.empty();
      case Principal.Anonymous anonymous -> Optional.empty();
    };
  }

  private static boolean hasPolicies(Principal principal) {
    return switch (principal) {
      case Principal.User user -> true;
      case Principal.RoleSession role -> true;
      case Principal.FederatedUser user -> true;
      case Principal.Root root -> false;
      case Principal.ServicePrincipal service -> false;
      case Principal.Anonymous anonymous -> false;
    };
  }

  private static Optional<RegistryId> registryOf(
      Optional<RepositoryId> repository, AccountId account, RegistryId addressed) {
    if (repository.isPresent()) {
      return repository.map(RepositoryId::registry);
    }
    String region = addressed.region();
    return region.isEmpty()
        ? Optional.empty()
        : Optional.of(RegistryId.of(addressed.partition(), account, region));
  }

  /// One level for the root, each unit and the account, or none for an account that is in no
  /// organization, or in one of which no such policy is on file. AWS attaches `FullAWSAccess` to
  /// every level and lets nobody detach a level's last SCP, so a level without any on file has that
  /// one.
  private List<PolicySet.Level> levels(AccountId account, PolicyType type, Assembly assembly) {
    List<Organizations.LevelId> path = organizations.pathOf(account);
    if (path.isEmpty() || !anyOnFile(new InOrganization(path.getFirst().organization(), type))) {
      return List.of();
    }
    List<PolicySet.Level> levels = new ArrayList<>();
    for (Organizations.LevelId level : path) {
      List<AttachedPolicy> attached = new ArrayList<>();
      ofLevels
          .computeIfAbsent(new AtLevel(level, type), one -> reads.ofLevel(level, type, at))
          .forEach(found -> attached.add(assembly.add(found)));
      if (attached.isEmpty() && type == PolicyType.SCP) {
        attached.add(FullAccess.SCP);
      }
      levels.add(new PolicySet.Level(level.name(), attached));
    }
    return levels;
  }

  private boolean anyOnFile(InOrganization question) {
    return anyOnFile.computeIfAbsent(
        question, asked -> reads.anyOnFile(asked.organization(), asked.type()));
  }

  private PolicySummary summary(PolicyId policy) {
    return summaries.computeIfAbsent(policy, id -> policies.policy(id).orElseThrow());
  }

  /// Collects the versions that are used, each under a name of its own.
  private final class Assembly {
    private final List<Applied> versions = new ArrayList<>();

    AttachedPolicy add(PolicySetReads.InForce found) {
      Optional<Applied> before =
          versions.stream()
              .filter(applied -> applied.version().equals(found.version()))
              .findFirst();
      String name = before.map(Applied::name).orElseGet(() -> nameFor(found));
      if (before.isEmpty()) {
        versions.add(
            new Applied(name, found.version(), summary(found.version().policy()), found.legible()));
      }
      return new AttachedPolicy(found.type(), name, found.policy());
    }

    private String nameFor(PolicySetReads.InForce found) {
      String name = found.name() + " " + found.version().number();
      boolean taken = versions.stream().anyMatch(applied -> applied.name().equals(name));
      return taken ? name + " (" + found.type().title() + ")" : name;
    }
  }
}
