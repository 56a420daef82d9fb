package io.quaymaster.iam.inspection;

import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Budget;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.lint.IdleStatement;
import io.quaymaster.iam.policy.lint.IdleStatement.Reason;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.lint.StatementProver;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Proves by comparing a document with itself without the statement in question.
///
/// Other policies can allow what an identity-side document denies, so its Denies are held against a
/// document that allows everything. Where a repository policy says something about its repository,
/// and which one that is is not known, nothing is proven. Documents of more than `MAX_STATEMENTS`
/// statements or `MAX_ENTRIES` entries are left alone.
final class EngineProver implements StatementProver {
  private static final int MAX_STATEMENTS = 60;
  private static final int MAX_ENTRIES = 600;
  private static final int MAX_PLACES = 5;
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final Pattern OF_REPOSITORY =
      Pattern.compile("aws:(resourceaccount|requestedregion|resourceorg)");
  private static final List<String> UNNAMED =
      List.of("246810121416", "135791113151", "112358132134", "271828182845", "314159265358");
  private static final Budget BUDGET = new Budget(4_000, 8_000, 1);

  private final AccessComparator comparator = new AccessComparator(ServiceReference.load(), BUDGET);

  @Override
  public List<IdleStatement> idle(Policy policy, LintContext context, Set<Integer> known) {
    List<Statement> statements = policy.statements();
    int entries = statements.stream().mapToInt(EngineProver::entries).sum();
    boolean tooLarge = statements.size() > MAX_STATEMENTS || entries > MAX_ENTRIES;
    boolean nowhere =
        context.type() == PolicyType.REPOSITORY_POLICY
            && context.resource().isEmpty()
            && statements.stream().anyMatch(EngineProver::asksForTheRepository);
    if (tooLarge || nowhere) {
      return List.of();
    }
    return new Search(policy, context, known).idle();
  }

  /// Whether a statement of a repository policy says something about the repository itself.
  private static boolean asksForTheRepository(Statement statement) {
    return !(statement.resource() instanceof ResourceElement.Implied)
        || OF_REPOSITORY.matcher(statement.conditions().toString()).find();
  }

  private static int entries(Statement statement) {
    int entries = statement.action().patterns().size();
    entries +=
        switch (statement.resource()) {
          case ResourceElement.Implied _ -> 0;
          case ResourceElement.Resources(var listed) -> listed.size();
          case ResourceElement.NotResources(var listed) -> listed.size();
        };
    entries +=
        switch (statement.principal()) {
          case PrincipalElement.Implied _ -> 0;
          case PrincipalElement.Principals(var listed) -> listed.size();
          case PrincipalElement.NotPrincipals(var listed) -> listed.size();
        };
    return entries + statement.conditions().stream().mapToInt(one -> one.values().size()).sum();
  }

  private final class Search {
    private final List<Statement> statements;
    private final PolicyType type;

    /// Where the document may stand: nothing is idle unless it is so in all of them.
    private final List<Place> places;

    /// Those that still count: of two that make each other redundant one stays.
    private final List<Integer> left = new ArrayList<>();

    Search(Policy policy, LintContext context, Set<Integer> known) {
      this.statements = policy.statements();
      this.type = context.type();
      this.places =
          owners(context).stream()
              .map(owner ->
                  Place.of(type, context.registry(), context.resource().orElse(null), owner))
              .toList();
      for (int i = 0; i < statements.size(); i++) {
        if (!known.contains(i)) {
          left.add(i);
        }
      }
    }

    /// The account that owns the resource; where that is not known, any that the document names, or
    /// another one.
    private List<@Nullable String> owners(LintContext context) {
      if (!type.isResourceBased()) {
        return Collections.singletonList(null);
      }
      if (context.owner().isPresent()) {
        return Collections.singletonList(context.owner().get());
      }
      Set<String> named = new TreeSet<>();
      for (Statement statement : statements) {
        Matcher account = ACCOUNT.matcher(statement.toString());
        while (account.find()) {
          named.add(account.group());
        }
      }
      List<@Nullable String> all = new ArrayList<>(named);
      UNNAMED.stream().filter(one -> !named.contains(one)).findFirst().ifPresent(all::add);
      return all;
    }

    List<IdleStatement> idle() {
      List<IdleStatement> found = new ArrayList<>();
      if (places.size() > MAX_PLACES) {
        return found;
      }
      for (int i : List.copyOf(left).reversed()) {
        Optional<IdleStatement> idle = statements.get(i).isDeny() ? idleDeny(i) : idleAllow(i);
        if (idle.isPresent()) {
          left.remove(Integer.valueOf(i));
          found.add(idle.get());
        }
      }
      found.sort(Comparator.comparingInt(IdleStatement::statement));
      return found;
    }

    private Optional<IdleStatement> idleAllow(int i) {
      if (type == PolicyType.RCP) {
        return Optional.empty();
      }
      if (matchesNothing(i)) {
        return Optional.of(new IdleStatement(i, Reason.VACUOUS, List.of()));
      }
      if (same(List.of(), List.of(i), false)) {
        return Optional.of(new IdleStatement(i, Reason.REDUNDANT, List.of()));
      }
      List<Integer> denies = others(i, true);
      if (!denies.isEmpty() && same(denies, with(denies, i), false)) {
        return Optional.of(new IdleStatement(i, Reason.SHADOWED, fewest(denies, i, false)));
      }
      List<Integer> allows = others(i, false);
      return !allows.isEmpty() && same(allows, with(allows, i), false)
          ? Optional.of(new IdleStatement(i, Reason.REDUNDANT, fewest(allows, i, false)))
          : Optional.empty();
    }

    private Optional<IdleStatement> idleDeny(int i) {
      if (matchesNothing(i)) {
        return Optional.of(new IdleStatement(i, Reason.VACUOUS, List.of()));
      }
      List<Integer> denies = others(i, true);
      if (!denies.isEmpty() && same(denies, with(denies, i), true)) {
        return Optional.of(new IdleStatement(i, Reason.REDUNDANT, fewest(denies, i, true)));
      }
      List<Integer> rest = new ArrayList<>(left);
      rest.remove(Integer.valueOf(i));
      return type.isResourceBased() && same(rest, with(rest, i), false)
          ? Optional.of(new IdleStatement(i, Reason.OVERRIDDEN, List.of()))
          : Optional.empty();
    }

    /// Whether everything stays allowed where the statement denies.
    private boolean matchesNothing(int i) {
      Statement s = statements.get(i);
      Statement deny =
          new Statement(
              s.sid(), Effect.DENY, s.principal(), s.action(), s.resource(), s.conditions());
      return same(document(List.of(everything())), document(List.of(everything(), deny)));
    }

    private List<Integer> others(int i, boolean deny) {
      return left.stream()
          .filter(other -> other != i && statements.get(other).isDeny() == deny)
          .toList();
    }

    /// Few of `by` that still make statement `i` idle.
    private List<Integer> fewest(List<Integer> by, int i, boolean amongAll) {
      List<Integer> needed = new ArrayList<>(by);
      for (int one : by) {
        List<Integer> fewer = new ArrayList<>(needed);
        fewer.remove(Integer.valueOf(one));
        if (!fewer.isEmpty() && same(fewer, with(fewer, i), amongAll)) {
          needed = fewer;
        }
      }
      return needed;
    }

    private static List<Integer> with(List<Integer> indexes, int more) {
      List<Integer> all = new ArrayList<>(indexes);
      all.add(more);
      return all;
    }

    /// Whether both sets of statements grant the same, today and with actions to come; with
    /// `amongAll`, beside a statement that allows everything.
    private boolean same(List<Integer> before, List<Integer> after, boolean amongAll) {
      return same(policy(before, amongAll), policy(after, amongAll));
    }

    private boolean same(Policy before, Policy after) {
      return places.stream().allMatch(place -> comparator.areEquivalent(place, before, after));
    }

    private Policy policy(List<Integer> indexes, boolean amongAll) {
      List<Statement> chosen = new ArrayList<>();
      if (amongAll) {
        chosen.add(everything());
      }
      indexes.stream().sorted().map(statements::get).forEach(chosen::add);
      return document(chosen);
    }

    private static Policy document(List<Statement> statements) {
      return new Policy(LanguageVersion.V2012_10_17, null, statements);
    }

    private Statement everything() {
      return new Statement(
          null,
          Effect.ALLOW,
          type.namesPrincipals()
              ? new PrincipalElement.Principals(List.of(new PrincipalPattern.Anyone()))
              : new PrincipalElement.Implied(),
          new ActionElement.Actions(List.of(ActionPattern.of("*"))),
          type == PolicyType.REPOSITORY_POLICY
              ? new ResourceElement.Implied()
              : new ResourceElement.Resources(List.of(io.quaymaster.iam.policy.Pattern.EVERYTHING)),
          List.of());
    }
  }
}
