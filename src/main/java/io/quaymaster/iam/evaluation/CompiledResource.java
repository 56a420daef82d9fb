package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.ResourceElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A `Resource` or `NotResource` element, prepared. `ResourceMatching` is its plain twin.
record CompiledResource(boolean implied, boolean negated, boolean everything, Entry[] entries) {
  private static final Variables NO_VARIABLES = new Variables(Map.of());

  static CompiledResource of(ResourceElement element, PolicyType type) {
    return switch (element) {
      case ResourceElement.Implied() -> new CompiledResource(true, false, true, new Entry[0]);
      case ResourceElement.Resources(List<Pattern> patterns) -> of(patterns, false, type);
      case ResourceElement.NotResources(List<Pattern> patterns) -> of(patterns, true, type);
    };
  }

  private static CompiledResource of(List<Pattern> patterns, boolean negated, PolicyType type) {
    return new CompiledResource(
        false,
        negated,
        patterns.stream().anyMatch(Pattern::isEverything),
        patterns.stream()
            .map(pattern -> Entry.of(pattern, ResourceMatching.completes(type)))
            .toArray(Entry[]::new));
  }

  boolean matches(CompiledRequest request) {
    return implied || any(request) != negated;
  }

  private boolean any(CompiledRequest request) {
    if (everything || request.facts().onStar()) {
      return everything;
    }
    for (Entry entry : entries) {
      if (entry.matches(request)) {
        return true;
      }
    }
    return false;
  }

  /// One pattern. `whole` is its plain form, null where that depends on variables of the request;
  /// `parts` are its six parts, null if it has fewer.
  ///
  /// Matching part by part is exact where the pattern has as many colons as the text: each of its
  /// colons then meets one of the text, so that no wildcard crosses one.
  private record Entry(
      Pattern pattern,
      boolean completes,
      @Nullable TextPattern whole,
      @Nullable CompiledArn parts,
      long colons) {
    static Entry of(Pattern pattern, boolean completes) {
      Optional<TextPattern> text =
          pattern.hasVariables() ? Optional.empty() : TextPattern.of(pattern, NO_VARIABLES);
      Optional<TextPattern> full = text.map(plain -> completes ? plain.completed() : plain);
      return new Entry(
          pattern,
          completes,
          full.map(TextPattern::asResource).orElse(null),
          full.flatMap(CompiledArn::of).orElse(null),
          full.map(Entry::colons).orElse(0L));
    }

    private static long colons(TextPattern text) {
      return java.util.Arrays.stream(text.tokens()).filter(token -> token == ':').count();
    }

    boolean matches(CompiledRequest request) {
      String resource = request.resource();
      if (parts != null && colons == request.resourceColons()) {
        return parts.matches(resource);
      }
      if (whole != null) {
        return whole.matches(resource);
      }
      return TextPattern.of(pattern, request.variables())
          .map(text -> completes ? text.completed() : text)
          .filter(text -> text.asResource().matches(resource))
          .isPresent();
    }
  }
}
