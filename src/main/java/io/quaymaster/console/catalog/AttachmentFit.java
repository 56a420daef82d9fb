package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.Limits;
import io.quaymaster.iam.service.ServiceReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which policies go where: identity-based policies to principals of their own account, boundaries
/// to its users and roles, SCPs and RCPs to the root, the units and the accounts of their own
/// organization.
@Component
class AttachmentFit {
  private final PrincipalReads principals;
  private final JdbcClient jdbc;

  AttachmentFit(PrincipalReads principals, JdbcClient jdbc) {
    this.principals = principals;
    this.jdbc = jdbc;
  }

  /// How people call a target: an ARN, `unit Production (ou-…)`, `account Build (1112…)`.
  ///
  /// @throws CatalogException if it is not on file
  String nameOf(AttachmentTarget target) {
    return switch (target) {
      case AttachmentTarget.ToPrincipal(PrincipalId id) -> known(id).arn();
      case AttachmentTarget.ToUnit(UnitId unit) ->
          (unit.isRoot() ? "the root " : "unit ")
              + name("select name from organizational_unit where id = :id", unit.value())
              + " ("
              + unit
              + ")";
      case AttachmentTarget.ToAccount(AccountId account) ->
          "account "
              + name("select name from account where digits = :id", account.digits())
              + " ("
              + account
              + ")";
    };
  }

  /// How many policies of a type a target can have. What is kept here are managed policies, and
  /// `RCPFullAWSAccess`, which is never on file, counts as one.
  int quota(PolicyType type, AttachmentTarget target) {
    Limits.Attachments limits = ServiceReference.load().limits().attachments();
    return switch (type) {
      case SCP -> limits.scpsPerTarget();
      case RCP -> limits.rcpsPerTarget() - 1;
      case IDENTITY_POLICY ->
          target instanceof AttachmentTarget.ToPrincipal(PrincipalId id)
                  && known(id).kind() == PrincipalKind.GROUP
              ? limits.managedPoliciesPerGroup()
              : limits.managedPoliciesPerPrincipalMaximum();
      case PERMISSIONS_BOUNDARY, SESSION_POLICY, REPOSITORY_POLICY, REGISTRY_POLICY -> 1;
    };
  }

  void check(PolicySummary policy, AttachmentTarget target) {
    switch (policy.type()) {
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY -> {
        if (!(target instanceof AttachmentTarget.ToPrincipal(PrincipalId id))) {
          throw misfit(policy, "goes to principals of its account, not to " + nameOf(target));
        }
        checkPrincipal(policy, known(id));
      }
      case SCP, RCP -> checkLevel(policy, target);
      case SESSION_POLICY ->
          throw misfit(policy, "is attached to nobody: it is passed along when a session is made");
      case REPOSITORY_POLICY, REGISTRY_POLICY ->
          throw misfit(policy, "is where it is kept, and is attached to nothing else");
    }
  }

  private static void checkPrincipal(PolicySummary policy, PrincipalSummary principal) {
    if (!policy.place().equals(new PolicyPlace.InAccount(principal.account()))) {
      throw misfit(
          policy,
          "is kept in account "
              + policy.accountName()
              + ", and "
              + principal.arn()
              + " is a principal of another one; keep a copy there");
    }
    if (policy.type() == PolicyType.PERMISSIONS_BOUNDARY
        && principal.kind() == PrincipalKind.GROUP) {
      throw misfit(policy, "goes to a user or a role: a group has no permissions boundary");
    }
  }

  private void checkLevel(PolicySummary policy, AttachmentTarget target) {
    String organization =
        switch (target) {
          case AttachmentTarget.ToPrincipal principal ->
              throw misfit(
                  policy,
                  "goes to a root, unit or account of its organization, not to " + nameOf(target));
          case AttachmentTarget.ToUnit(UnitId unit) ->
              find("select organization_id from organizational_unit where id = :id", unit.value());
          case AttachmentTarget.ToAccount(AccountId account) ->
              find(
                  "select u.organization_id from account a join organizational_unit u on u.id = a.unit_id"
                      + " where a.digits = :id",
                  account.digits());
        };
    if (organization == null
        || !policy
            .place()
            .equals(new PolicyPlace.InOrganization(new OrganizationId(organization)))) {
      throw misfit(
          policy,
          "is kept in organization "
              + policy.accountName()
              + ", and "
              + nameOf(target)
              + (organization == null ? " is in none" : " is in another one"));
    }
  }

  private static CatalogException misfit(PolicySummary policy, String why) {
    return CatalogException.invalid(
        "The " + PolicyCatalog.titleOf(policy) + " cannot be attached there: it " + why + ".");
  }

  private PrincipalSummary known(PrincipalId id) {
    return principals
        .principal(id)
        .orElseThrow(
            () -> CatalogException.notFound("There is no principal " + id + " in the catalogue."));
  }

  private String name(String query, String id) {
    return Objects.requireNonNullElseGet(
        find(query, id),
        () -> {
          throw CatalogException.notFound("There is no `" + id + "` in the catalogue.");
        });
  }

  private @Nullable String find(String query, String id) {
    return jdbc.sql(query).param("id", id).query(String.class).optional().orElse(null);
  }
}
