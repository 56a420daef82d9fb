package io.quaymaster.console.catalog;

/// What a policy is attached to: identity-based policies and boundaries to a principal, SCPs and
/// RCPs to a root, unit or account.
public sealed interface AttachmentTarget {
  record ToPrincipal(PrincipalId principal) implements AttachmentTarget {}

  record ToUnit(UnitId unit) implements AttachmentTarget {}

  record ToAccount(AccountId account) implements AttachmentTarget {}
}
