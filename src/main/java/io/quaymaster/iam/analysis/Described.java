package io.quaymaster.iam.analysis;

import java.util.List;

/// A set in words, and as patterns: everything in `include` but what is in `exclude`.
public record Described(String text, List<String> include, List<String> exclude) {
  public Described {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
