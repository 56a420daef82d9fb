package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalPattern;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Users, groups and roles on file, and what is attached to whom.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class PrincipalCatalog {
  private final PrincipalReads reads;
  private final PolicyReads policies;
  private final MembershipRows memberships;
  private final AttachmentRows attachments;
  private final Places places;
  private final EntityManager rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PrincipalCatalog(
      PrincipalReads reads,
      PolicyReads policies,
      MembershipRows memberships,
      AttachmentRows attachments,
      Places places,
      EntityManager rows,
      ApplicationEventPublisher events,
      Clock clock) {
    this.reads = reads;
    this.policies = policies;
    this.memberships = memberships;
    this.attachments = attachments;
    this.places = places;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  public List<PrincipalSummary> principals(PrincipalFilter filter, Window window) {
    return reads.principals(PrincipalReads.principals(filter), window);
  }

  public int countPrincipals(PrincipalFilter filter) {
    return reads.count(PrincipalReads.principals(filter));
  }

  public Optional<PrincipalSummary> principal(PrincipalId id) {
    return reads.principal(id);
  }

  /// The user or role that an ARN names; of a session, its role.
  public Optional<PrincipalSummary> principalOfArn(String arn) {
    return switch (PrincipalPattern.ofAws(arn)) {
      case PrincipalPattern.User(String partition, String account, String name) ->
          reads.principal(new AccountId(account), PrincipalKind.USER, name);
      case PrincipalPattern.Role(String partition, String account, String name) ->
          reads.principal(new AccountId(account), PrincipalKind.ROLE, name);
      case PrincipalPattern.RoleSession(String partition, String account, String role, String s) ->
          reads.roleNamed(new AccountId(account), role);
      default -> Optional.empty();
    };
  }

  public List<PrincipalSummary> groupsOf(PrincipalId user) {
    return reads.groupsOf(user);
  }

  public List<PrincipalSummary> membersOf(PrincipalId group) {
    return reads.membersOf(group);
  }

  /// What a policy is or was attached to; what it is attached to now comes first.
  public List<Attachment> attachmentsOf(PolicyId policy) {
    return reads.attachments(policy);
  }

  /// Which policies a target has or had.
  public List<Attachment> attachedTo(AttachmentTarget target) {
    return switch (target) {
      case AttachmentTarget.ToPrincipal(PrincipalId principal) -> reads.attachments(principal);
      case AttachmentTarget.ToUnit(UnitId unit) -> reads.attachments(unit);
      case AttachmentTarget.ToAccount(AccountId account) -> reads.attachments(account);
    };
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public PrincipalSummary create(CreatePrincipal command) {
    places.workspaceOf(command.account());
    RegistryCatalog.checkTags(command.tags());
    Search same =
        new Search()
            .and("n.account = :account", "account", command.account().digits())
            .and("n.kind = :kind", "kind", command.kind().name())
            .and("n.name_key = :key", "key", command.name().toLowerCase(Locale.ROOT));
    if (reads.count(same) > 0) {
      throw CatalogException.alreadyThere(
          "Account "
              + command.account()
              + " has a "
              + command.kind().arnType()
              + " `"
              + command.name()
              + "` already.");
    }
    UUID id = UUID.randomUUID();
    rows.persist(new PrincipalEntity(id, command));
    rows.flush();
    PrincipalSummary created = reads.principal(new PrincipalId(id)).orElseThrow();
    tell("PRINCIPAL_CREATED", "principal", id.toString(), created.arn());
    return created;
  }

  /// Puts a user into a group of the same account.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void join(PrincipalId group, PrincipalId user) {
    PrincipalSummary g = known(group);
    PrincipalSummary u = known(user);
    if (g.kind() != PrincipalKind.GROUP
        || u.kind() != PrincipalKind.USER
        || !g.account().equals(u.account())) {
      throw CatalogException.invalid(
          "Only users join groups, and only those of their own account.");
    }
    if (memberships.open(group.value(), user.value()).isEmpty()) {
      rows.persist(
          new GroupMembershipEntity(
              UUID.randomUUID(), group.value(), user.value(), clock.instant()));
      rows.flush();
      tell("GROUP_JOINED", "principal", user.toString(), u.arn() + " → " + g.arn());
    }
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void leave(PrincipalId group, PrincipalId user) {
    memberships
        .open(group.value(), user.value())
        .ifPresent(membership -> {
          membership.end(clock.instant());
          tell(
              "GROUP_LEFT",
              "principal",
              user.toString(),
              known(user).arn() + " ← " + known(group).arn());
        });
  }

  /// Attaches a policy. A principal has one permissions boundary, so another one takes its place.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void attach(PolicyId policy, AttachmentTarget target) {
    PolicySummary summary = knownPolicy(policy);
    checkTarget(summary, target);
    if (open(policy, target).isPresent()) {
      return;
    }
    if (summary.type() == PolicyType.PERMISSIONS_BOUNDARY
        && target instanceof AttachmentTarget.ToPrincipal(PrincipalId principal)) {
      attachments.openBoundary(principal.value()).ifPresent(row -> row.end(clock.instant()));
    }
    rows.persist(new AttachmentEntity(UUID.randomUUID(), policy, target, clock.instant()));
    rows.flush();
    tell(
        "POLICY_ATTACHED",
        "policy",
        policy.toString(),
        PolicyCatalog.titleOf(summary) + " → " + text(target));
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void detach(PolicyId policy, AttachmentTarget target) {
    open(policy, target)
        .ifPresent(row -> {
          row.end(clock.instant());
          tell(
              "POLICY_DETACHED",
              "policy",
              policy.toString(),
              PolicyCatalog.titleOf(knownPolicy(policy)) + " ← " + text(target));
        });
  }

  private Optional<AttachmentEntity> open(PolicyId policy, AttachmentTarget target) {
    AttachmentEntity sought =
        new AttachmentEntity(UUID.randomUUID(), policy, target, clock.instant());
    return attachments.open(policy.value(), sought.principalId, sought.unitId, sought.account);
  }

  private void checkTarget(PolicySummary policy, AttachmentTarget target) {
    boolean fits =
        switch (policy.type()) {
          case IDENTITY_POLICY, PERMISSIONS_BOUNDARY ->
              target instanceof AttachmentTarget.ToPrincipal(PrincipalId id)
                  && policy.place().equals(new PolicyPlace.InAccount(known(id).account()))
                  && (policy.type() == PolicyType.IDENTITY_POLICY
                      || known(id).kind() != PrincipalKind.GROUP);
          case SCP, RCP ->
              switch (target) {
                case AttachmentTarget.ToPrincipal principal -> false;
                case AttachmentTarget.ToUnit(UnitId unit) ->
                    policy
                        .place()
                        .equals(
                            organizationOf(
                                rows.find(OrganizationalUnitEntity.class, unit.value())));
                case AttachmentTarget.ToAccount(AccountId account) -> {
                  AccountEntity row = rows.find(AccountEntity.class, account.digits());
                  yield row != null
                      && row.unitId != null
                      && policy
                          .place()
                          .equals(
                              organizationOf(
                                  rows.find(OrganizationalUnitEntity.class, row.unitId)));
                }
              };
          case REPOSITORY_POLICY, REGISTRY_POLICY, SESSION_POLICY -> false;
        };
    if (!fits) {
      throw CatalogException.invalid(
          "The "
              + PolicyCatalog.titleOf(policy)
              + " cannot be attached to "
              + text(target)
              + ": identity-based policies and boundaries go to principals of their own account (boundaries not to"
              + " groups), SCPs and RCPs to roots, units and accounts of their own organization.");
    }
  }

  private static @Nullable PolicyPlace organizationOf(@Nullable OrganizationalUnitEntity unit) {
    return unit == null
        ? null
        : new PolicyPlace.InOrganization(new OrganizationId(unit.organizationId));
  }

  private PrincipalSummary known(PrincipalId id) {
    return reads
        .principal(id)
        .orElseThrow(
            () -> CatalogException.notFound("There is no principal " + id + " in the catalogue."));
  }

  private PolicySummary knownPolicy(PolicyId id) {
    return policies
        .policy(id)
        .orElseThrow(
            () -> CatalogException.notFound("There is no policy " + id + " in the catalogue."));
  }

  private static String text(AttachmentTarget target) {
    return switch (target) {
      case AttachmentTarget.ToPrincipal(PrincipalId principal) -> "principal " + principal;
      case AttachmentTarget.ToUnit(UnitId unit) -> "unit " + unit;
      case AttachmentTarget.ToAccount(AccountId account) -> "account " + account;
    };
  }

  private void tell(String what, String kind, String subject, String title) {
    events.publishEvent(new CatalogChanged(Deed.Account.of(what, kind, subject, title)));
  }
}
