package io.quaymaster.console.guardrail;

import io.quaymaster.iam.analysis.AccessClass;
import java.util.List;

/// What one guardrail says to one text.
public sealed interface Examined {
  /// It is proven that the text grants nothing of what is guarded.
  record Held() implements Examined {}

  /// The text grants guarded access.
  ///
  /// @param classes of guarded access, each with a request that the text allows; at least one.
  ///   Their `because` names statements of the text as later ones.
  /// @param complete whether these are all
  record Violated(List<AccessClass> classes, boolean complete) implements Examined {
    public Violated {
      classes = List.copyOf(classes);
      if (classes.isEmpty()) {
        throw new IllegalArgumentException("A violation has a witness");
      }
    }
  }

  /// It does not hold for this policy.
  record Exempt(Exemption by) implements Examined {}

  /// Nobody knows; `why` is a clause that says it.
  record Undecided(String why) implements Examined {}

  /// Whether the text cannot be said to keep to the guardrail.
  default boolean isBroken() {
    return this instanceof Violated || this instanceof Undecided;
  }
}
