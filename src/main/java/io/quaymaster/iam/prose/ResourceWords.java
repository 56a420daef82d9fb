package io.quaymaster.iam.prose;

import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.Implied;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import java.util.List;

/// On which resources a statement applies, in words; empty where it need not be said.
final class ResourceWords {
  private static final int MOST = 4;
  private static final String REPOSITORY = "repository/";

  private ResourceWords() {}

  static String of(ResourceElement element) {
    return switch (element) {
      case Implied() -> "";
      case Resources(List<Pattern> patterns) ->
          patterns.stream().anyMatch(Pattern::isEverything) ? "" : "on " + list(patterns, "or");
      case NotResources(List<Pattern> patterns) -> "on everything except " + list(patterns, "and");
    };
  }

  private static String list(List<Pattern> patterns, String last) {
    return Lists.join(patterns.stream().map(ResourceWords::words).toList(), last, MOST);
  }

  private static String words(Pattern pattern) {
    String text = pattern.toString();
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || !parts[2].startsWith("ecr") || !parts[5].startsWith(REPOSITORY)) {
      return Lists.code(text);
    }
    String name = parts[5].substring(REPOSITORY.length());
    String which =
        name.equals("*")
            ? "every repository"
            : (pattern.hasWildcards() && !name.equals(name.replaceAll("[*?]", ""))
                    ? "repositories "
                    : "repository ")
                + Lists.code(name);
    return which + account(parts[4]) + region(parts[3]);
  }

  private static String account(String account) {
    return account.equals("*") ? " of every account" : " of account " + account;
  }

  private static String region(String region) {
    if (region.isEmpty()) {
      return "";
    }
    return region.equals("*") ? " in every Region" : " in " + region;
  }
}
