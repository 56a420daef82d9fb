package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.text.Span;
import java.util.List;

/// Something in a longer text that is a policy or a part of one. `written` is what stands at
/// `span`, to the letter; `proposed` is what it becomes as a document of its own, and `changes`
/// says in sentences how the two differ.
public record Passage(Kind kind, Span span, String written, String proposed, List<String> changes) {
  public Passage {
    changes = List.copyOf(changes);
  }

  /// How much of a policy it is.
  public enum Kind {
    /// A whole document.
    DOCUMENT,
    /// One statement without a document.
    STATEMENT,
    /// Some elements of a statement or document without braces.
    FRAGMENT
  }
}
