package io.quaymaster.console.guardrail;

import java.util.Optional;
import java.util.regex.Pattern;

/// A caller that a guardrail does not mean, as the condition that all others meet.
record Exempted(String key, Kind kind, String value) {
  /// How a caller can be named.
  enum Kind {
    TEXT,
    ARN
  }

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:[a-z*-]+:(iam|sts)::[0-9*?]*:[!-~]+");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");

  static Optional<Exempted> of(String text) {
    if (ACCOUNT.matcher(text).matches()) {
      return Optional.of(new Exempted("aws:PrincipalAccount", Kind.TEXT, text));
    }
    if (ORGANIZATION.matcher(text).matches()) {
      return Optional.of(new Exempted("aws:PrincipalOrgID", Kind.TEXT, text));
    }
    if (PRINCIPAL.matcher(text).matches()) {
      return Optional.of(new Exempted("aws:PrincipalArn", Kind.ARN, text));
    }
    return SERVICE.matcher(text).matches()
        ? Optional.of(new Exempted("aws:PrincipalServiceName", Kind.TEXT, text))
        : Optional.empty();
  }
}
