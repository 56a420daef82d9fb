package io.quaymaster.iam.testing;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;

/// Two documents of one type, as texts.
public record PolicyPair(String id, PolicyType type, String before, String after) {
  public Policy parsedBefore() {
    return parse(before, type);
  }

  public Policy parsedAfter() {
    return parse(after, type);
  }

  /// The document of a text, which has to be acceptable but for having no statement.
  public static Policy parse(String text, PolicyType type) {
    return switch (PolicyParser.parse(text, type)) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable -> {
        Policy legible = unreadable.legible();
        if (legible == null || !legible.statements().isEmpty()) {
          throw new AssertionError(unreadable.findings() + " in " + type + " " + text);
        }
        yield legible;
      }
    };
  }

  /// As a line of `compare --pairs`.
  public String line() {
    String resource =
        type == PolicyType.REPOSITORY_POLICY
            ? ",\"resource\":\"arn:aws:ecr:us-east-1:111122223333:repository/app\""
            : "";
    return "{\"id\":\"%s\",\"type\":\"%s\",\"registry\":\"private\"%s,\"before\":%s,\"after\":%s}"
        .formatted(id, type.id(), resource, before, after);
  }
}
