package io.quaymaster.iam.policy;

import org.jspecify.annotations.Nullable;

/// A piece of a `Pattern`.
public sealed interface Segment {
  /// These characters.
  record Literal(String text) implements Segment {}

  /// `*`: any run of characters, also none.
  record AnyString() implements Segment {}

  /// `?`: exactly one character.
  record AnyCharacter() implements Segment {}

  /// `${key}` or `${key, 'default'}`: the value of a condition key of the request, taken literally.
  record Variable(ConditionKey key, @Nullable String defaultValue) implements Segment {}
}
