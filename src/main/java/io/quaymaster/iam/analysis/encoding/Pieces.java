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
import java.util.HashMap;
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
  private record Family(Effect effect, PrincipalElement principal, List<Condition> conditions) {
    @Override
    public int hashCode() {
      return 31 * principal.hashCode() + Unnamed.hashOf(conditions);
    }
  }

  /// What a statement lists.
  private record Entries(Set<ActionPattern> actions, Set<Pattern> resources) {}

  private Pieces() {}

  /// Whether both documents hold the same statements, whatever their order and their names.
  public static boolean sameStatements(@Nullable Policy before, @Nullable Policy after) {
    return before != null && after != null && isWithin(before, after) && isWithin(after, before);
  }

  private static boolean isWithin(Policy one, Policy other) {
    Set<Unnamed> there = nameless(other);
    for (Statement statement : one.statements()) {
      if (!there.contains(new Unnamed(statement))) {
        return false;
      }
    }
    return true;
  }

  private static Set<Unnamed> nameless(Policy policy) {
    Set<Unnamed> statements = HashSet.newHashSet(policy.statements().size());
    policy.statements().forEach(statement -> statements.add(new Unnamed(statement)));
    return statements;
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
    Set<Unnamed> whole = other == null ? Set.of() : nameless(other);
    List<Statement> changed =
        one.statements().stream()
            .filter(statement -> !whole.contains(new Unnamed(statement)))
            .toList();
    if (!changed.isEmpty()) {
      Set<Family> families = new HashSet<>();
      changed.forEach(statement -> families.add(family(statement)));
      Map<Family, List<Entries>> entries = other == null ? Map.of() : entries(other, families);
      changed.forEach(statement ->
          pieces.addAll(changed(statement, entries.getOrDefault(family(statement), List.of()))));
    }
    return pieces;
  }

  private static Map<Family, List<Entries>> entries(Policy policy, Set<Family> families) {
    Map<Family, List<Entries>> entries = new HashMap<>();
    for (Statement statement : policy.statements()) {
      if (statement.action() instanceof Actions(List<ActionPattern> actions)
          && statement.resource() instanceof Resources(List<Pattern> resources)
          && families.contains(family(statement))) {
        entries
            .computeIfAbsent(family(statement), f -> new ArrayList<>())
            .add(new Entries(new HashSet<>(actions), new HashSet<>(resources)));
      }
    }
    return entries;
  }

  private static Family family(Statement statement) {
    return new Family(statement.effect(), statement.principal(), statement.conditions());
  }

  /// The parts of a statement that are in none of `entries`, by resource where it lists both.
  private static List<Statement> changed(Statement statement, List<Entries> entries) {
    if (!(statement.action() instanceof Actions(List<ActionPattern> actions))
        || !(statement.resource() instanceof Resources(List<Pattern> resources))) {
      return List.of(statement);
    }
    Map<List<ActionPattern>, List<Pattern>> byActions = new LinkedHashMap<>();
    for (Pattern resource : resources) {
      List<Entries> there =
          entries.stream().filter(other -> other.resources.contains(resource)).toList();
      List<ActionPattern> missing =
          actions.stream()
              .filter(action -> there.stream().noneMatch(other -> other.actions.contains(action)))
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
