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
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<List<Statement>, Map<Statement, Statement>> cut = new IdentityHashMap<>();

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

  /// `statement` without the patterns that meet none of a piece's own. What stands on both sides is
  /// cut once.
  public Statement of(Statement statement, List<Statement> pieces) {
    Map<Statement, Statement> known = cut.computeIfAbsent(pieces, list -> new HashMap<>());
    Statement nameless = Pieces.nameless(statement);
    Statement near = known.get(nameless);
    if (near == null) {
      near = cut(nameless, pieces);
      known.put(nameless, near);
    }
    return new Statement(
        statement.sid(),
        near.effect(),
        near.principal(),
        near.action(),
        near.resource(),
        near.conditions());
  }

  private Statement cut(Statement statement, List<Statement> pieces) {
    Set<ActionPattern> metActions = new HashSet<>();
    Set<Pattern> metResources = new HashSet<>();
    Set<PrincipalPattern> metPrincipals = new HashSet<>();
    for (Statement piece : pieces) {
      List<PrincipalPattern> byPrincipal = met(statement.principal(), piece.principal());
      if (statement.principal() instanceof Principals && byPrincipal.isEmpty()) {
        continue;
      }
      List<ActionPattern> byAction = met(statement.action(), piece.action());
      if (statement.action() instanceof Actions && byAction.isEmpty()) {
        continue;
      }
      List<Pattern> byResource = met(statement.resource(), piece.resource());
      if (statement.resource() instanceof Resources && byResource.isEmpty()) {
        continue;
      }
      metPrincipals.addAll(byPrincipal);
      metActions.addAll(byAction);
      metResources.addAll(byResource);
    }
    return only(statement, metPrincipals, metActions, metResources);
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
    Written all = Written.in(before, after);
    Set<ActionPattern> met = new LinkedHashSet<>();
    for (ActionPattern pattern : all.actions()) {
      if (pieces.stream().anyMatch(piece -> meets(pattern, piece.action()))) {
        met.add(pattern);
      }
    }
    return new Written(met, all.resources(), all.principals());
  }

  private boolean meets(ActionPattern pattern, ActionElement piece) {
    return !(piece instanceof Actions(List<ActionPattern> own))
        || own.stream().anyMatch(mine -> meet(pattern, mine));
  }

  private static Statement only(
      Statement statement,
      Set<PrincipalPattern> principals,
      Set<ActionPattern> actions,
      Set<Pattern> resources) {
    PrincipalElement principal =
        switch (statement.principal()) {
          case PrincipalElement.Implied implied -> implied;
          case Principals(List<PrincipalPattern> listed) ->
              new Principals(listed.stream().filter(principals::contains).toList());
          case NotPrincipals(List<PrincipalPattern> listed) ->
              new NotPrincipals(listed.stream().filter(principals::contains).toList());
        };
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
        statement.sid(), statement.effect(), principal, action, resource, statement.conditions());
  }

  private static List<PrincipalPattern> met(PrincipalElement element, PrincipalElement piece) {
    List<PrincipalPattern> patterns = Written.patterns(element);
    return piece instanceof Principals(List<PrincipalPattern> own)
        ? patterns.stream()
            .filter(pattern -> own.stream().anyMatch(mine -> meet(pattern, mine)))
            .toList()
        : patterns;
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
    if (one.isEverything() || two.isEverything() || one.equals(two)) {
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
