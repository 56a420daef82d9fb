package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Deed;
import io.quaymaster.iam.policy.PolicyType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Attaches policies and detaches them, in the transaction of the caller. The row of the target is
/// locked first, so that of two people who attach something to it the second sees what the first
/// did.
@Component
class Attaching {
  private final AttachmentFit fit;
  private final AttachmentRows attachments;
  private final PolicyReads policies;
  private final EntityManager rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Attaching(
      AttachmentFit fit,
      AttachmentRows attachments,
      PolicyReads policies,
      EntityManager rows,
      ApplicationEventPublisher events,
      Clock clock) {
    this.fit = fit;
    this.attachments = attachments;
    this.policies = policies;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /// Attaches what was only just begun, so that nothing of it is in force yet.
  void attach(PolicyId policy, AttachmentTarget target) {
    attached(policy, target, "");
  }

  void attach(PolicyId policy, AttachmentTarget target, String reason) {
    String title = attached(policy, target, reason);
    publish(policy, AccessChanged.What.POLICY_ATTACHED, title, reason);
  }

  private String attached(PolicyId policy, AttachmentTarget target, String reason) {
    PolicySummary summary = policies.known(policy);
    lock(target);
    String name = fit.nameOf(target);
    fit.check(summary, target);
    if (open(policy, target).isPresent()) {
      throw CatalogException.alreadyThere(
          "The %s is attached to %s already.".formatted(PolicyCatalog.titleOf(summary), name));
    }
    checkBoundary(summary, target, name);
    checkQuota(summary, target, name);
    return persist(summary, target, name, reason);
  }

  /// Attaches the policy that AWS attaches to every new level by itself, if it is on file in the
  /// organization.
  void attachFullAccess(OrganizationId organization, AttachmentTarget target) {
    Search search =
        new Search()
            .and("p.organization_id = :at", "at", organization.value())
            .and("p.type = :type", "type", PolicyType.SCP.name())
            .and("p.name = :name", "name", FullAccess.SCP.name());
    policies.policies(search, new Window(0, 1)).stream()
        .filter(policy -> open(policy.id(), target).isEmpty())
        .findFirst()
        .ifPresent(policy -> persist(policy, target, fit.nameOf(target), ""));
  }

  void detach(PolicyId policy, AttachmentTarget target, String reason) {
    PolicySummary summary = policies.known(policy);
    lock(target);
    String name = fit.nameOf(target);
    AttachmentEntity row =
        open(policy, target)
            .orElseThrow(() ->
                CatalogException.notFound(
                    "The %s is not attached to %s; somebody may have detached it meanwhile."
                        .formatted(PolicyCatalog.titleOf(summary), name)));
    if (summary.type() == PolicyType.SCP) {
      checkLast(summary, target, name);
    }
    String title = end(row, summary, name, reason);
    publish(policy, AccessChanged.What.POLICY_DETACHED, title, reason);
  }

  private void publish(PolicyId policy, AccessChanged.What what, String title, String reason) {
    events.publishEvent(
        new AccessChanged(new AccessChanged.Subject.OfPolicy(policy), what, title, reason));
  }

  /// A level keeps an SCP, and one in force if it has one: those that nothing was activated of are
  /// not at AWS yet.
  private void checkLast(PolicySummary policy, AttachmentTarget target, String name) {
    if (openOf(PolicyType.SCP, target).size() == 1) {
      throw CatalogException.invalid(
          "The %s is the only SCP of %s, and AWS keeps at least one on every root, unit and account: attach another one first."
              .formatted(PolicyCatalog.titleOf(policy), name));
    }
    checkLastInForce(policy, target);
  }

  /// Refuses to take an SCP out of force that is the only one in force of some level.
  void checkOutOfForce(PolicySummary policy) {
    if (policy.type() == PolicyType.SCP) {
      attachments
          .openOfPolicy(policy.id().value())
          .forEach(row -> checkLastInForce(policy, row.target()));
    }
  }

  private void checkLastInForce(PolicySummary policy, AttachmentTarget target) {
    AttachmentEntity sought = sought(policy.id(), target);
    List<AttachmentEntity> inForce =
        attachments.inForceOf(PolicyType.SCP, sought.principalId, sought.unitId, sought.account);
    if (inForce.size() == 1 && inForce.getFirst().policyId.equals(policy.id().value())) {
      throw CatalogException.invalid(
          "The %s is the only SCP of %s with a version in force: put a version of another one there in force first."
              .formatted(PolicyCatalog.titleOf(policy), fit.nameOf(target)));
    }
  }

  /// What leaves an organization leaves its SCPs and RCPs; returns what these are called.
  List<String> detachAll(AccountId account, String reason) {
    AttachmentTarget target = new AttachmentTarget.ToAccount(account);
    String name = fit.nameOf(target);
    List<String> detached = new ArrayList<>();
    for (AttachmentEntity row : attachments.openOfAccount(account.digits())) {
      PolicySummary policy = policies.known(new PolicyId(row.policyId));
      end(row, policy, name, reason);
      detached.add(policy.name());
    }
    return detached;
  }

  private String persist(
      PolicySummary policy, AttachmentTarget target, String name, String reason) {
    rows.persist(new AttachmentEntity(UUID.randomUUID(), policy.id(), target, clock.instant()));
    rows.flush();
    return tell("POLICY_ATTACHED", policy, " → " + name, reason);
  }

  private String end(AttachmentEntity row, PolicySummary policy, String name, String reason) {
    Instant now = clock.instant();
    row.end(now);
    rows.flush();
    return tell("POLICY_DETACHED", policy, " ← " + name, reason);
  }

  private void checkBoundary(PolicySummary policy, AttachmentTarget target, String name) {
    if (policy.type() == PolicyType.PERMISSIONS_BOUNDARY) {
      openOf(PolicyType.PERMISSIONS_BOUNDARY, target).stream()
          .findFirst()
          .ifPresent(row -> {
            throw CatalogException.alreadyThere(
                "There is one permissions boundary for a principal, and %s has `%s`: detach that one first."
                    .formatted(name, policies.known(new PolicyId(row.policyId)).name()));
          });
    }
  }

  private void checkQuota(PolicySummary policy, AttachmentTarget target, String name) {
    int quota = fit.quota(policy.type(), target);
    if (openOf(policy.type(), target).size() >= quota) {
      throw CatalogException.invalid(
          "%s has %d policies of the type %s, and AWS allows no more there: detach one first, or write them as one."
              .formatted(name, quota, policy.type().title()));
    }
  }

  private List<AttachmentEntity> openOf(PolicyType type, AttachmentTarget target) {
    AttachmentEntity sought = sought(new PolicyId(new UUID(0, 0)), target);
    return attachments.openOf(type, sought.principalId, sought.unitId, sought.account);
  }

  private Optional<AttachmentEntity> open(PolicyId policy, AttachmentTarget target) {
    AttachmentEntity sought = sought(policy, target);
    return attachments.open(policy.value(), sought.principalId, sought.unitId, sought.account);
  }

  private AttachmentEntity sought(PolicyId policy, AttachmentTarget target) {
    return new AttachmentEntity(UUID.randomUUID(), policy, target, clock.instant());
  }

  private void lock(AttachmentTarget target) {
    switch (target) {
      case AttachmentTarget.ToPrincipal(PrincipalId principal) ->
          rows.find(PrincipalEntity.class, principal.value(), LockModeType.PESSIMISTIC_WRITE);
      case AttachmentTarget.ToUnit(UnitId unit) ->
          rows.find(OrganizationalUnitEntity.class, unit.value(), LockModeType.PESSIMISTIC_WRITE);
      case AttachmentTarget.ToAccount(AccountId account) ->
          rows.find(AccountEntity.class, account.digits(), LockModeType.PESSIMISTIC_WRITE);
    }
  }

  private String tell(String what, PolicySummary policy, String where, String reason) {
    String title = PolicyCatalog.titleOf(policy) + where;
    events.publishEvent(
        new CatalogChanged(
            new Deed.Account(what, "policy", policy.id().toString(), title, null, null, reason)));
    return title;
  }
}
