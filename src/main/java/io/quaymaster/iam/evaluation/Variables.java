package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Segment;
import java.util.Map;
import java.util.Optional;

/// What the policy variables of one request stand for. Source: IAM User Guide, "IAM policy
/// elements: Variables and tags".
record Variables(Map<String, ContextValue> context) {
  /// The text to put in the place of a variable, or nothing where it has no value: the key is
  /// absent and the variable has no default, the key has several values, or it is no key at all but
  /// a placeholder of the documentation (`${Account}`), which shows by the missing colon.
  Optional<String> value(Segment.Variable variable) {
    String key = variable.key().name();
    if (key.indexOf(':') < 0) {
      return Optional.empty();
    }
    return switch (context.get(key)) {
      case null -> Optional.ofNullable(variable.defaultValue());
      case ContextValue.One(String text) -> Optional.of(text);
      case ContextValue.Many ignored -> Optional.empty();
    };
  }
}
