package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionElement.NotActions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalElement.NotPrincipals;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What of a document plays a role for requests that match certain pieces: patterns that meet none
/// of the pieces' own do not. Requests that match no piece find the same statements on both sides,
/// so two documents cut to the vicinity of their pieces differ just where the whole ones do.
///
/// Indexes of statements stay what they are: a statement that cannot match keeps its place, with
/// lists that are empty.
public final class Vicinity {
  private final boolean completed;
  private final Map<ActionPattern, Glob> actions = new HashMap<>();
  private final Map<Pattern, List<List<Glob>>> resources = new HashMap<>();
  private final Map<List<Statement>, Near> near = new IdentityHashMap<>();

  /// Some pieces, and what is known of them: whether a pattern meets any, and what is left of
  /// statements. What stands on both sides is cut once.
  private record Near(
      List<Statement> pieces,
      Map<PrincipalPattern, Boolean> principals,
      Map<ActionPattern, Boolean> actions,
      Map<Pattern, Boolean> resources,
      Map<Unnamed, Statement> cut) {
    Near(List<Statement> pieces) {
      this(pieces, new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }
  }

  /// `completed`: short ARNs are completed where these documents stand.
  public Vicinity(boolean completed) {
    this.completed = completed;
  }

  /// `policy` without what no request that matches any of `pieces` can tell.
  public @Nullable Policy of(@Nullable Policy policy, List<Statement> pieces) {
    if (policy == null) {
      return null;
    }
    List<Statement> statements = new ArrayList<>();
    policy.statements().forEach(statement -> statements.add(of(statement, pieces)));
    return new Policy(policy.version(), policy.id(), statements);
  }

  /// `statement` without the patterns that meet none of a piece's own.
  public Statement of(Statement statement, List<Statement> pieces) {
    Near there = near(pieces);
    Unnamed unnamed = new Unnamed(statement);
    Statement cut = there.cut.get(unnamed);
    if (cut == null) {
      cut = cut(statement, there);
      there.cut.put(unnamed, cut);
    }
    return cut == statement
        ? statement
        : new Statement(
            statement.sid(),
            cut.effect(),
            cut.principal(),
            cut.action(),
            cut.resource(),
            cut.conditions());
  }

  private Near near(List<Statement> pieces) {
    return near.computeIfAbsent(pieces, Near::new);
  }

  /// Whether a pattern stays hangs on nothing else in its statement. Were it dropped where no one
  /// piece meets the whole statement, two sides that write the same in other statements would be
  /// cut differently, and differ in requests that match no piece.
  private Statement cut(Statement statement, Near there) {
    PrincipalElement principal =
        switch (statement.principal()) {
          case PrincipalElement.Implied implied -> implied;
          case Principals all -> {
            var kept = kept(all.patterns(), pattern -> met(pattern, there));
            yield kept == all.patterns() ? all : new Principals(kept);
          }
          case NotPrincipals all -> {
            var kept = kept(all.patterns(), pattern -> met(pattern, there));
            yield kept == all.patterns() ? all : new NotPrincipals(kept);
          }
        };
    ActionElement action =
        switch (statement.action()) {
          case Actions all -> {
            var kept = kept(all.patterns(), pattern -> met(pattern, there));
            yield kept == all.patterns() ? all : new Actions(kept);
          }
          case NotActions all -> {
            var kept = kept(all.patterns(), pattern -> met(pattern, there));
            yield kept == all.patterns() ? all : new NotActions(kept);
          }
        };
    ResourceElement resource =
        switch (statement.resource()) {
          case ResourceElement.Implied implied -> implied;
          case Resources all -> {
            var kept = kept(all.patterns(), pattern -> met(pattern, there));
            yield kept == all.patterns() ? all : new Resources(kept);
          }
          case NotResources all -> {
            var kept = kept(all.patterns(), pattern -> met(pattern, there));
            yield kept == all.patterns() ? all : new NotResources(kept);
          }
        };
    boolean whole =
        principal == statement.principal()
            && action == statement.action()
            && resource == statement.resource();
    return whole
        ? statement
        : new Statement(
            statement.sid(),
            statement.effect(),
            principal,
            action,
            resource,
            statement.conditions());
  }

  /// The patterns that meet a piece; the same list if all do.
  private static <T> List<T> kept(List<T> patterns, Predicate<T> met) {
    List<T> kept = new ArrayList<>(patterns.size());
    for (T pattern : patterns) {
      if (met.test(pattern)) {
        kept.add(pattern);
      }
    }
    return kept.size() == patterns.size() ? patterns : kept;
  }

  private static boolean met(List<Statement> pieces, Predicate<Statement> meets) {
    for (Statement piece : pieces) {
      if (meets.test(piece)) {
        return true;
      }
    }
    return false;
  }

  /// Whether some request could match a statement: none of its lists is empty.
  public static boolean mayMatch(Statement statement) {
    return !(statement.principal() instanceof Principals(List<PrincipalPattern> principals)
            && principals.isEmpty())
        && !(statement.action() instanceof Actions(List<ActionPattern> actions)
            && actions.isEmpty())
        && !(statement.resource() instanceof Resources(List<Pattern> resources)
            && resources.isEmpty());
  }

  /// What of two documents belongs to the universe of the requests that match any of `pieces`.
  public Written written(@Nullable Policy before, @Nullable Policy after, List<Statement> pieces) {
    return written(Written.in(before, after), pieces);
  }

  /// What of `all` belongs to the universe of the requests that match any of `pieces`.
  public Written written(Written all, List<Statement> pieces) {
    Near there = near(pieces);
    Set<ActionPattern> met = new LinkedHashSet<>();
    for (ActionPattern pattern : all.actions()) {
      if (met(pattern, there)) {
        met.add(pattern);
      }
    }
    return new Written(met, all.resources(), all.principals());
  }

  private boolean met(ActionPattern pattern, Near there) {
    Boolean known = there.actions.get(pattern);
    if (known == null) {
      known = met(there.pieces, piece -> meets(pattern, piece.action()));
      there.actions.put(pattern, known);
    }
    return known;
  }

  private boolean meets(ActionPattern pattern, ActionElement piece) {
    if (!(piece instanceof Actions(List<ActionPattern> own))) {
      return true;
    }
    for (ActionPattern mine : own) {
      if (meet(pattern, mine)) {
        return true;
      }
    }
    return false;
  }

  private static boolean met(PrincipalPattern pattern, Near there) {
    Boolean known = there.principals.get(pattern);
    if (known == null) {
      known = met(there.pieces, piece -> meets(pattern, piece.principal()));
      there.principals.put(pattern, known);
    }
    return known;
  }

  private static boolean meets(PrincipalPattern pattern, PrincipalElement piece) {
    if (!(piece instanceof Principals(List<PrincipalPattern> own))) {
      return true;
    }
    for (PrincipalPattern mine : own) {
      if (meet(pattern, mine)) {
        return true;
      }
    }
    return false;
  }

  /// Whether one caller may match both entries: of two accounts, none does; of one account, two
  /// users or two roles are different callers.
  private static boolean meet(PrincipalPattern one, PrincipalPattern two) {
    if (one instanceof PrincipalPattern.Anyone || two instanceof PrincipalPattern.Anyone) {
      return true;
    }
    if ((one instanceof PrincipalPattern.User && two instanceof PrincipalPattern.User)
        || (one instanceof PrincipalPattern.Role && two instanceof PrincipalPattern.Role)) {
      return one.equals(two);
    }
    Optional<String> account = account(one);
    return account.isPresent() ? account.equals(account(two)) : one.equals(two);
  }

  private static Optional<String> account(PrincipalPattern pattern) {
    return switch (pattern) {
      case PrincipalPattern.AwsAccount(String account) -> Optional.of(account);
      case PrincipalPattern.User user -> Optional.of(user.account());
      case PrincipalPattern.Role role -> Optional.of(role.account());
      case PrincipalPattern.RoleSession session -> Optional.of(session.account());
      case PrincipalPattern.FederatedUser user -> Optional.of(user.account());
      case PrincipalPattern.Anyone _,
          PrincipalPattern.Service _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ ->
          Optional.empty();
    };
  }

  private boolean meet(ActionPattern one, ActionPattern two) {
    if (one.isEverything() || two.isEverything() || one.equals(two)) {
      return true;
    }
    if (!one.service().equals(two.service()) || !(one.hasWildcard() || two.hasWildcard())) {
      return false;
    }
    int left = start(one);
    int right = start(two);
    if (!one.name().regionMatches(0, two.name(), 0, Math.min(left, right))) {
      return false;
    }
    return (isStart(one, left) && left <= right)
        || (isStart(two, right) && right <= left)
        || glob(one).intersects(glob(two));
  }

  /// The number of characters before the first wildcard.
  private static int start(ActionPattern pattern) {
    String name = pattern.name();
    int at = 0;
    while (at < name.length() && name.charAt(at) != '*' && name.charAt(at) != '?') {
      at++;
    }
    return at;
  }

  /// Whether a pattern is a start and one `*`.
  private static boolean isStart(ActionPattern pattern, int start) {
    return start == pattern.name().length() - 1 && pattern.name().charAt(start) == '*';
  }

  private Glob glob(ActionPattern pattern) {
    return actions.computeIfAbsent(pattern, ActionDimension::glob);
  }

  private boolean met(Pattern pattern, Near there) {
    Boolean known = there.resources.get(pattern);
    if (known == null) {
      known = met(there.pieces, piece -> meets(pattern, piece.resource()));
      there.resources.put(pattern, known);
    }
    return known;
  }

  private boolean meets(Pattern pattern, ResourceElement piece) {
    if (!(piece instanceof Resources(List<Pattern> own))) {
      return true;
    }
    for (Pattern mine : own) {
      if (meet(pattern, mine)) {
        return true;
      }
    }
    return false;
  }

  private boolean meet(Pattern one, Pattern two) {
    if (one.isEverything() || two.isEverything()) {
      return true;
    }
    if (startApart(one, two)) {
      return false;
    }
    if (one.equals(two)) {
      return true;
    }
    for (List<Glob> row : rows(one)) {
      for (List<Glob> other : rows(two)) {
        if (meet(row, other)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether the literals that two patterns start with exclude each other.
  private static boolean startApart(Pattern one, Pattern two) {
    return !one.segments().isEmpty()
        && !two.segments().isEmpty()
        && one.segments().getFirst() instanceof Literal(String left)
        && two.segments().getFirst() instanceof Literal(String right)
        && !left.regionMatches(0, right, 0, Math.min(left.length(), right.length()));
  }

  private List<List<Glob>> rows(Pattern pattern) {
    List<List<Glob>> known = resources.get(pattern);
    if (known == null) {
      known = Globs.ofResource(pattern, completed);
      resources.put(pattern, known);
    }
    return known;
  }

  private static boolean meet(List<Glob> one, List<Glob> two) {
    for (int part = Globs.PARTS - 1; part > 0; part--) {
      if (!one.get(part).intersects(two.get(part))) {
        return false;
      }
    }
    return true;
  }
}
