package io.quaymaster.iam.evaluation;

import java.util.List;
import java.util.Optional;

/// Six globs, one for each part of an ARN.
record CompiledArn(Glob[] parts) {
  /// Nothing for a pattern of fewer parts.
  static Optional<CompiledArn> of(TextPattern pattern) {
    return pattern
        .arnParts()
        .map((List<TextPattern> parts) ->
            new CompiledArn(parts.stream().map(Glob::of).toArray(Glob[]::new)));
  }

  /// Part by part; a text of fewer parts never matches.
  boolean matches(String text) {
    int from = 0;
    for (int i = 0; i < 5; i++) {
      int colon = text.indexOf(':', from);
      if (colon < 0 || !parts[i].matches(text, from, colon)) {
        return false;
      }
      from = colon + 1;
    }
    return parts[5].matches(text, from, text.length());
  }
}
