package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What literally stands on one side only. Every request that changes its answer matches one of
/// these pieces: if none matched it, both sides would have the same matching statements. So the
/// cost of a comparison can follow the edit.
public final class Pieces {
  /// What makes two statements parts of one: all but what they list.
  private record Family(Effect effect, PrincipalElement principal, List<Condition> conditions) {}

  private record Entry(Family family, ActionPattern action, Pattern resource) {}

  private Pieces() {}

  /// Whether both documents hold the same statements, whatever their order and their names.
  public static boolean sameStatements(@Nullable Policy before, @Nullable Policy after) {
    return before != null && after != null && nameless(before).equals(nameless(after));
  }

  private static Set<Statement> nameless(Policy policy) {
    Set<Statement> statements = new HashSet<>();
    policy.statements().forEach(statement -> statements.add(nameless(statement)));
    return statements;
  }

  /// A statement without its name.
  static Statement nameless(Statement s) {
    return s.sid() == null
        ? s
        : new Statement(null, s.effect(), s.principal(), s.action(), s.resource(), s.conditions());
  }

  /// Whether a piece may cover actions that nobody names today.
  public static boolean mayCoverMore(Statement piece) {
    return !(piece.action() instanceof Actions(List<ActionPattern> actions))
        || actions.stream().anyMatch(ActionPattern::hasWildcard);
  }

  /// The pieces of both sides.
  public static List<Statement> of(@Nullable Policy before, @Nullable Policy after) {
    List<Statement> pieces = new ArrayList<>();
    pieces.addAll(onlyIn(before, after));
    pieces.addAll(onlyIn(after, before));
    return pieces;
  }

  private static List<Statement> onlyIn(@Nullable Policy one, @Nullable Policy other) {
    List<Statement> pieces = new ArrayList<>();
    if (one == null) {
      return pieces;
    }
    Set<Statement> whole = other == null ? Set.of() : nameless(other);
    Set<Entry> entries = other == null ? Set.of() : entries(other);
    for (Statement statement : one.statements()) {
      if (!whole.contains(nameless(statement))) {
        pieces.addAll(changed(statement, entries));
      }
    }
    return pieces;
  }

  private static Set<Entry> entries(Policy policy) {
    Set<Entry> entries = new HashSet<>();
    for (Statement statement : policy.statements()) {
      if (statement.action() instanceof Actions(List<ActionPattern> actions)
          && statement.resource() instanceof Resources(List<Pattern> resources)) {
        for (ActionPattern action : actions) {
          for (Pattern resource : resources) {
            entries.add(new Entry(family(statement), action, resource));
          }
        }
      }
    }
    return entries;
  }

  private static Family family(Statement statement) {
    return new Family(statement.effect(), statement.principal(), statement.conditions());
  }

  /// The parts of a statement that are not among `entries`, by resource where it lists both.
  private static List<Statement> changed(Statement statement, Set<Entry> entries) {
    if (!(statement.action() instanceof Actions(List<ActionPattern> actions))
        || !(statement.resource() instanceof Resources(List<Pattern> resources))) {
      return List.of(statement);
    }
    Map<List<ActionPattern>, List<Pattern>> byActions = new LinkedHashMap<>();
    for (Pattern resource : resources) {
      List<ActionPattern> missing =
          actions.stream()
              .filter(action -> !entries.contains(new Entry(family(statement), action, resource)))
              .toList();
      if (!missing.isEmpty()) {
        byActions.computeIfAbsent(missing, m -> new ArrayList<>()).add(resource);
      }
    }
    List<Statement> pieces = new ArrayList<>();
    byActions.forEach(
        (missing, of) -> pieces.add(with(statement, new Actions(missing), new Resources(of))));
    return pieces;
  }

  private static Statement with(Statement s, ActionElement action, ResourceElement resource) {
    return new Statement(s.sid(), s.effect(), s.principal(), action, resource, s.conditions());
  }
}
