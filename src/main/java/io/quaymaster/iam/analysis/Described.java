package io.quaymaster.iam.analysis;

import java.util.List;

/// A set in words, and as patterns: everything in `include` but what is in `exclude`. Where the
/// words tell parts with exceptions of their own, or what two patterns have in common, the patterns
/// hold the whole set and may hold more; the words are exact.
public record Described(String text, List<String> include, List<String> exclude) {
  public Described {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
