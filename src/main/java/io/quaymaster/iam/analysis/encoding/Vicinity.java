package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionElement.NotActions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Set<ActionPattern> metActions = new HashSet<>();
    Set<Pattern> metResources = new HashSet<>();
    for (Statement piece : pieces) {
      List<ActionPattern> byAction = met(statement.action(), piece.action());
      List<Pattern> byResource = met(statement.resource(), piece.resource());
      boolean never =
          (statement.action() instanceof Actions && byAction.isEmpty())
              || (statement.resource() instanceof Resources && byResource.isEmpty());
      if (!never) {
        metActions.addAll(byAction);
        metResources.addAll(byResource);
      }
    }
    return only(statement, metActions, metResources);
  }

  /// What of two documents belongs to the universe of the requests that match any of `pieces`.
  public Written written(@Nullable Policy before, @Nullable Policy after, List<Statement> pieces) {
    Written all = Written.in(before, after);
    Set<ActionPattern> met = new LinkedHashSet<>();
    for (ActionPattern pattern : all.actions()) {
      if (pieces.stream().anyMatch(piece -> meets(pattern, piece.action()))) {
        met.add(pattern);
      }
    }
    return new Written(met, all.resources());
  }

  private boolean meets(ActionPattern pattern, ActionElement piece) {
    return !(piece instanceof Actions(List<ActionPattern> own))
        || own.stream().anyMatch(mine -> meet(pattern, mine));
  }

  private static Statement only(
      Statement statement, Set<ActionPattern> actions, Set<Pattern> resources) {
    ActionElement action =
        switch (statement.action()) {
          case Actions(List<ActionPattern> listed) ->
              new Actions(listed.stream().filter(actions::contains).toList());
          case NotActions(List<ActionPattern> listed) ->
              new NotActions(listed.stream().filter(actions::contains).toList());
        };
    ResourceElement resource =
        switch (statement.resource()) {
          case ResourceElement.Implied implied -> implied;
          case Resources(List<Pattern> listed) ->
              new Resources(listed.stream().filter(resources::contains).toList());
          case NotResources(List<Pattern> listed) ->
              new NotResources(listed.stream().filter(resources::contains).toList());
        };
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        action,
        resource,
        statement.conditions());
  }

  private List<ActionPattern> met(ActionElement element, ActionElement piece) {
    List<ActionPattern> patterns = element.patterns();
    return patterns.stream().filter(pattern -> meets(pattern, piece)).toList();
  }

  private boolean meet(ActionPattern one, ActionPattern two) {
    if (one.isEverything() || two.isEverything() || one.equals(two)) {
      return true;
    }
    return one.service().equals(two.service())
        && (one.hasWildcard() || two.hasWildcard())
        && glob(one).intersects(glob(two));
  }

  private Glob glob(ActionPattern pattern) {
    return actions.computeIfAbsent(pattern, ActionDimension::glob);
  }

  private List<Pattern> met(ResourceElement element, ResourceElement piece) {
    List<Pattern> patterns = List.copyOf(Written.patterns(element));
    return piece instanceof Resources(List<Pattern> own)
        ? patterns.stream()
            .filter(pattern -> own.stream().anyMatch(mine -> meet(pattern, mine)))
            .toList()
        : patterns;
  }

  private boolean meet(Pattern one, Pattern two) {
    return one.isEverything()
        || two.isEverything()
        || one.equals(two)
        || rows(one).stream()
            .anyMatch(row -> rows(two).stream().anyMatch(other -> meet(row, other)));
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
    for (int part = 0; part < Globs.PARTS; part++) {
      if (!one.get(part).intersects(two.get(part))) {
        return false;
      }
    }
    return true;
  }
}
