package io.quaymaster.iam.policy;

import java.util.Locale;

/// A condition key such as `aws:ResourceTag/team`. Case does not count, the tag's part included, so
/// `name` is in lower case; `spelling` keeps what was written and is no part of equality.
public record ConditionKey(String name, ActionPattern.Spelling spelling) {
  public ConditionKey {
    name = name.toLowerCase(Locale.ROOT);
  }

  public static ConditionKey of(String text) {
    return new ConditionKey(text, new ActionPattern.Spelling(text));
  }

  /// As it was written.
  public String text() {
    return spelling.text();
  }
}
