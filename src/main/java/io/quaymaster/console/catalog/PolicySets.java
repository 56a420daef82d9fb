package io.quaymaster.console.catalog;

import io.quaymaster.console.catalog.AppliedPolicies.Applied;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts together every policy on file that has a say in a request, as of any instant: what was
/// attached then, in the versions that were in force then, down to where the accounts stood then.
/// Tags are those of today.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class PolicySets {
  private final PolicySetReads reads;
  private final OrganizationReads organizations;
  private final PrincipalReads principals;
  private final PolicyReads policies;
  private final PartyFacts facts;

  PolicySets(
      PolicySetReads reads,
      OrganizationReads organizations,
      PrincipalReads principals,
      PolicyReads policies,
      PartyFacts facts) {
    this.reads = reads;
    this.organizations = organizations;
    this.principals = principals;
    this.policies = policies;
    this.facts = facts;
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
      @Nullable PolicyId sessionPolicy,
      Instant at) {
    Assembly assembly = new Assembly(at);
    Optional<PrincipalSummary> known = behind(principal);
    Optional<RepositoryId> repository = RepositoryId.ofArn(resource);
    List<AttachedPolicy> identity = new ArrayList<>();
    @Nullable AttachedPolicy boundary = null;
    if (known.isPresent()) {
      for (PolicySetReads.InForce found : reads.ofPrincipal(known.get().id(), at)) {
        if (found.type() == PolicyType.PERMISSIONS_BOUNDARY) {
          boundary = assembly.add(found);
        } else {
          identity.add(assembly.add(found));
        }
      }
    }
    Organizations of = organizations.at(at);
    String account = principal.account();
    PolicySet set =
        new PolicySet(
            identity,
            repository.flatMap(r -> reads.ofRepository(r, at)).map(assembly::add).orElse(null),
            registryOf(repository, resourceAccount, addressed)
                .flatMap(r -> reads.ofRegistry(r, at))
                .map(assembly::add)
                .orElse(null),
            boundary,
            sessionPolicy == null
                ? null
                : reads.ofPolicy(sessionPolicy, at).map(assembly::add).orElse(null),
            account == null
                ? List.of()
                : levels(of, new AccountId(account), PolicyType.SCP, assembly),
            levels(of, resourceAccount, PolicyType.RCP, assembly),
            account != null && of.isManagement(new AccountId(account)),
            of.isManagement(resourceAccount));
    return new AppliedPolicies(
        set,
        assembly.versions,
        known.isPresent() || !hasPolicies(principal),
        account == null || of.knows(new AccountId(account)),
        repository.isEmpty() || reads.exists(repository.get()),
        facts.of(
            known,
            account == null ? List.of() : of.pathOf(new AccountId(account)),
            repository,
            of.pathOf(resourceAccount),
            at));
  }

  /// The user or role whose policies a principal acts under.
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
  private List<PolicySet.Level> levels(
      Organizations of, AccountId account, PolicyType type, Assembly assembly) {
    List<Organizations.LevelId> path = of.pathOf(account);
    if (path.isEmpty() || !reads.anyOnFile(path.getFirst().organization(), type)) {
      return List.of();
    }
    List<PolicySet.Level> levels = new ArrayList<>();
    for (Organizations.LevelId level : path) {
      List<AttachedPolicy> attached = new ArrayList<>();
      reads.ofLevel(level, type, assembly.at).forEach(found -> attached.add(assembly.add(found)));
      if (attached.isEmpty() && type == PolicyType.SCP) {
        attached.add(FullAccess.SCP);
      }
      levels.add(new PolicySet.Level(level.name(), attached));
    }
    return levels;
  }

  /// Collects the versions that are used, each under a name of its own.
  private final class Assembly {
    private final Instant at;
    private final List<Applied> versions = new ArrayList<>();

    Assembly(Instant at) {
      this.at = at;
    }

    AttachedPolicy add(PolicySetReads.InForce found) {
      Optional<Applied> before =
          versions.stream()
              .filter(applied -> applied.version().equals(found.version()))
              .findFirst();
      String name = before.map(Applied::name).orElseGet(() -> nameFor(found));
      if (before.isEmpty()) {
        versions.add(
            new Applied(
                name,
                found.version(),
                policies.policy(found.version().policy()).orElseThrow(),
                found.legible()));
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
