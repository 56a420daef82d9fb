package io.quaymaster.iam.policy;

import java.util.List;

/// Whom a statement is about.
public sealed interface PrincipalElement {
  /// No such element: an identity-based policy is about whom it is attached to.
  record Implied() implements PrincipalElement {}

  /// `Principal`: any of these.
  record Principals(List<PrincipalPattern> patterns) implements PrincipalElement {
    public Principals {
      patterns = List.copyOf(patterns);
    }
  }

  /// `NotPrincipal`: everyone but these.
  record NotPrincipals(List<PrincipalPattern> patterns) implements PrincipalElement {
    public NotPrincipals {
      patterns = List.copyOf(patterns);
    }
  }
}
