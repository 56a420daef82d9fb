package io.quaymaster.iam.analysis.encoding;

/// Values of keys that follow from the principal. Source: IAM User Guide, "Information available in
/// all requests" of the page on policy variables.
final class PrincipalKeys {
  private PrincipalKeys() {}

  /// `aws:PrincipalType`. AWS tells no value for services.
  static String type(CallerKind kind) {
    return switch (kind) {
      case USER -> "User";
      case ROLE -> "AssumedRole";
      case ROOT -> "Account";
      case FEDERATED -> "FederatedUser";
      case SERVICE -> "Service";
      case ANONYMOUS -> "Anonymous";
    };
  }
}
