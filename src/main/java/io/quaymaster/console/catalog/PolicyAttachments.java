package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is attached to whom, and since when.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class PolicyAttachments {
  private final PrincipalReads reads;
  private final OrganizationReads organizations;
  private final RegistryReads registries;
  private final Attaching attaching;

  PolicyAttachments(
      PrincipalReads reads,
      OrganizationReads organizations,
      RegistryReads registries,
      Attaching attaching) {
    this.reads = reads;
    this.organizations = organizations;
    this.registries = registries;
    this.attaching = attaching;
  }

  /// What a policy is or was attached to; what it is attached to now comes first.
  public List<Attachment> of(PolicyId policy) {
    return reads.attachments(policy);
  }

  /// Which policies a target has or had.
  public List<Attachment> on(AttachmentTarget target) {
    return switch (target) {
      case AttachmentTarget.ToPrincipal(PrincipalId principal) -> reads.attachments(principal);
      case AttachmentTarget.ToUnit(UnitId unit) -> reads.attachments(unit);
      case AttachmentTarget.ToAccount(AccountId account) -> reads.attachments(account);
    };
  }

  /// The SCPs and RCPs that bind an account: those of the root, of each unit on the way, and its
  /// own, in this order; nothing for an account outside of any organization.
  public List<PolicyLevel> levelsOf(AccountId account) {
    return organizations.now().pathOf(account).stream()
        .map(level -> level(target(level), level.name()))
        .toList();
  }

  /// The same down to a unit, itself included.
  public List<PolicyLevel> levelsOf(UnitId unit) {
    return registries.organizations().stream()
        .flatMap(organization -> organization.wayTo(unit).stream())
        .map(one -> level(new AttachmentTarget.ToUnit(one.id()), one.name()))
        .toList();
  }

  /// Attaches a policy, which takes effect at once; `AccessChanged` tells of it. What somebody has
  /// attached already, or what does not fit, is refused.
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void attach(PolicyId policy, AttachmentTarget target, String reason) {
    attaching.attach(policy, target, Sentences.reason(reason));
  }

  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void detach(PolicyId policy, AttachmentTarget target, String reason) {
    attaching.detach(policy, target, Sentences.reason(reason));
  }

  private static AttachmentTarget target(Organizations.LevelId level) {
    if (level.unit() != null) {
      return new AttachmentTarget.ToUnit(level.unit());
    }
    return new AttachmentTarget.ToAccount(java.util.Objects.requireNonNull(level.account()));
  }

  private PolicyLevel level(AttachmentTarget target, String name) {
    return new PolicyLevel(
        target,
        name,
        on(target).stream()
            .filter(Attachment::isOpen)
            .filter(one -> one.type() == PolicyType.SCP || one.type() == PolicyType.RCP)
            .toList());
  }
}
