package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionElement.NotActions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.PrincipalPattern.Anyone;
import io.quaymaster.iam.policy.PrincipalPattern.AwsAccount;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Whether one statement covers another as far as their spelling shows it: what it says to be
/// covered is, but it does not see everything that is. Each comparison of two entries costs one
/// unit of a budget that ends the work on documents of thousands of statements.
final class Coverage {
  private int left;

  Coverage(int budget) {
    this.left = budget;
  }

  boolean isSpent() {
    return left <= 0;
  }

  /// Whether every request that `narrow` matches is also matched by `wide`, with at least the same
  /// effect of the same kind: `deny` tells which kind.
  boolean covers(Statement wide, Statement narrow, boolean deny) {
    left--;
    return covers(wide.conditions(), narrow.conditions())
        && principals(wide.principal(), narrow.principal(), deny)
        && actions(wide.action(), narrow.action())
        && resources(wide.resource(), narrow.resource());
  }

  /// Fewer conditions match more.
  private boolean covers(List<Condition> wide, List<Condition> narrow) {
    left -= wide.size() + narrow.size();
    return wide.isEmpty() || new HashSet<>(narrow).containsAll(wide);
  }

  private boolean principals(PrincipalElement wide, PrincipalElement narrow, boolean deny) {
    if (wide instanceof Principals(var all) && narrow instanceof Principals(var some)) {
      return some.stream().allMatch(one -> any(all, one, deny));
    }
    return wide.equals(narrow);
  }

  private boolean any(List<PrincipalPattern> wide, PrincipalPattern one, boolean deny) {
    left -= wide.size();
    return !isSpent() && wide.stream().anyMatch(pattern -> covers(pattern, one, deny));
  }

  /// An account in an `Allow` only delegates, so it does not cover a user whom another statement
  /// names: see "direct" in the decision algorithm. A `Deny` of it hits everybody in it.
  private static boolean covers(PrincipalPattern wide, PrincipalPattern narrow, boolean deny) {
    if (wide.equals(narrow)) {
      return true;
    }
    return switch (wide) {
      case Anyone() ->
          switch (narrow) {
            case AwsAccount _,
                PrincipalPattern.User _,
                PrincipalPattern.Role _,
                PrincipalPattern.RoleSession _,
                PrincipalPattern.FederatedUser _,
                Anyone _ ->
                true;
            case PrincipalPattern.Service _,
                PrincipalPattern.Federated _,
                PrincipalPattern.CanonicalUser _,
                PrincipalPattern.Unmatchable _ ->
                false;
          };
      case AwsAccount(String account) ->
          deny
              && switch (narrow) {
                case PrincipalPattern.User(String _, String of, String _) -> of.equals(account);
                case PrincipalPattern.Role(String _, String of, String _) -> of.equals(account);
                case PrincipalPattern.RoleSession(String _, String of, String _, String _) ->
                    of.equals(account);
                case PrincipalPattern.FederatedUser(String _, String of, String _) ->
                    of.equals(account);
                case Anyone _,
                    AwsAccount _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.Federated _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ ->
                    false;
              };
      case PrincipalPattern.User _,
          PrincipalPattern.Role _,
          PrincipalPattern.RoleSession _,
          PrincipalPattern.FederatedUser _,
          PrincipalPattern.Service _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ ->
          false;
    };
  }

  /// Whether every request that `narrow` names is also named by `wide`.
  static boolean includes(PrincipalPattern wide, PrincipalPattern narrow) {
    return covers(wide, narrow, true);
  }

  private boolean actions(ActionElement wide, ActionElement narrow) {
    if (wide instanceof Actions(var all) && narrow instanceof Actions(var some)) {
      return some.stream().allMatch(one -> any(all, one));
    }
    if (wide instanceof NotActions(var few) && narrow instanceof NotActions(var more)) {
      // The shorter list of exceptions covers more.
      return few.stream().allMatch(one -> any(more, one));
    }
    return wide instanceof Actions(var all) && all.stream().anyMatch(ActionPattern::isEverything);
  }

  private boolean any(List<ActionPattern> wide, ActionPattern one) {
    left -= wide.size();
    return !isSpent() && wide.stream().anyMatch(pattern -> covers(pattern, one));
  }

  static boolean covers(ActionPattern wide, ActionPattern narrow) {
    return wide.isEverything()
        || (wide.service().equals(narrow.service()) && Glob.covers(wide.name(), narrow.name()));
  }

  private boolean resources(ResourceElement wide, ResourceElement narrow) {
    return switch (wide) {
      case ResourceElement.Implied() -> true;
      case Resources(var all) ->
          switch (narrow) {
            case Resources(var some) -> some.stream().allMatch(one -> anyResource(all, one));
            case NotResources _, ResourceElement.Implied _ ->
                all.stream().anyMatch(Pattern::isEverything);
          };
      case NotResources(var few) ->
          narrow instanceof NotResources(var more)
              && few.stream().allMatch(one -> anyResource(more, one));
    };
  }

  private boolean anyResource(List<Pattern> wide, Pattern one) {
    left -= wide.size();
    return !isSpent() && wide.stream().anyMatch(pattern -> covers(pattern, one));
  }

  private static boolean covers(Pattern wide, Pattern narrow) {
    return Spelling.of(wide).covers(Spelling.of(narrow));
  }

  /// A pattern together with its text, if that can be compared as it is.
  record Spelling(Pattern pattern, Optional<String> text) {
    static Spelling of(Pattern pattern) {
      return new Spelling(
          pattern, isPlain(pattern) ? Optional.of(pattern.toString()) : Optional.empty());
    }

    boolean covers(Spelling narrow) {
      return pattern.isEverything()
          || pattern.equals(narrow.pattern)
          || (text.isPresent()
              && narrow.text.isPresent()
              && Glob.covers(text.get(), narrow.text.get()));
    }
  }

  /// Whether the pattern's text can be compared as it is: no variables, no escaped wildcards, and
  /// in the first five parts of an ARN only wildcards that run over colons as they do anywhere
  /// else.
  private static boolean isPlain(Pattern pattern) {
    boolean literal =
        pattern.segments().stream()
            .noneMatch(s ->
                s instanceof Literal(String t) && (t.indexOf('*') >= 0 || t.indexOf('?') >= 0));
    if (!literal || pattern.hasVariables()) {
      return false;
    }
    String[] parts = pattern.toString().split(":", 6);
    for (int i = 0; i < parts.length - 1; i++) {
      int star = parts[i].indexOf('*');
      if ((star >= 0 && star < parts[i].length() - 1) || parts[i].indexOf('?') >= 0) {
        return false;
      }
    }
    return true;
  }
}
