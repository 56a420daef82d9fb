package io.quaymaster.iam.evaluation;

import java.util.List;

/// The value of a context key: one text, or for a multi-valued key a list of texts, possibly empty.
public sealed interface ContextValue {
  record One(String text) implements ContextValue {}

  record Many(List<String> texts) implements ContextValue {
    public Many {
      texts = List.copyOf(texts);
    }
  }
}
