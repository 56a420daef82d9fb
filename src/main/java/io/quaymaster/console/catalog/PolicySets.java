package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.evaluation.Principal;
import java.time.Instant;
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
    return at(at).applied(principal, resource, resourceAccount, addressed, sessionPolicy);
  }

  /// All that was in force at an instant, for many requests.
  public PolicySnapshot at(Instant at) {
    return new PolicySnapshot(reads, organizations.at(at), principals, policies, facts, at, null);
  }

  /// The same as if something were otherwise.
  public PolicySnapshot at(Instant at, AsIf asIf) {
    Organizations stood = organizations.at(at);
    return new PolicySnapshot(
        reads,
        asIf instanceof AsIf.Placed placed ? stood.with(placed) : stood,
        principals,
        policies,
        facts,
        at,
        asIf instanceof AsIf.Member member ? member : null);
  }
}
