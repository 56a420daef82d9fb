package io.quaymaster.iam.testing;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One edit of a document of which everybody knows what it does to access.
public enum SingleEdit {
  REVERSE_STATEMENTS(Does.NOTHING),
  REPEAT_A_STATEMENT(Does.NOTHING),
  SPLIT_ACTIONS(Does.NOTHING),
  SPLIT_RESOURCES(Does.NOTHING),
  SPLIT_PRINCIPALS(Does.NOTHING),
  SHUFFLE_LISTS(Does.NOTHING),
  CHANGE_CASE_OF_ACTIONS(Does.NOTHING),
  NAME_STATEMENTS(Does.NOTHING),
  MERGE_STATEMENTS(Does.NOTHING),
  REMOVE_AN_ALLOW(Does.NEVER_GAINS),
  REMOVE_A_DENY(Does.NEVER_LOSES),
  DROP_CONDITIONS_OF_ALLOWS(Does.NEVER_LOSES),
  DROP_CONDITIONS_OF_DENIES(Does.NEVER_GAINS),
  ALLOW_ANYONE(Does.NEVER_LOSES),
  DENY_ANYONE(Does.NEVER_GAINS),
  ALLOW_ON_EVERYTHING(Does.NEVER_LOSES),
  ALLOW_ALL_OF_ECR(Does.NEVER_LOSES),
  TURN_AN_ALLOW_INTO_A_DENY(Does.NEVER_GAINS);

  /// What an edit does to access.
  public enum Does {
    NOTHING,
    NEVER_LOSES,
    NEVER_GAINS
  }

  private final Does does;

  SingleEdit(Does does) {
    this.does = does;
  }

  public Does does() {
    return does;
  }

  public Policy of(Policy policy, Dice dice) {
    List<Statement> all = policy.statements();
    List<Statement> edited =
        switch (this) {
          case REVERSE_STATEMENTS -> all.reversed();
          case REPEAT_A_STATEMENT -> Stream.concat(all.stream(), Stream.of(dice.of(all))).toList();
          case SPLIT_ACTIONS -> split(all, SingleEdit::byAction);
          case SPLIT_RESOURCES -> split(all, SingleEdit::byResource);
          case SPLIT_PRINCIPALS -> split(all, SingleEdit::byPrincipal);
          case SHUFFLE_LISTS -> all.stream().map(SingleEdit::reversed).toList();
          case CHANGE_CASE_OF_ACTIONS -> all.stream().map(s -> anyCase(s, dice)).toList();
          case NAME_STATEMENTS ->
              IntStream.range(0, all.size()).mapToObj(i -> named(all.get(i), "Named" + i)).toList();
          case MERGE_STATEMENTS -> merged(all);
          case REMOVE_AN_ALLOW -> without(all, Effect.ALLOW);
          case REMOVE_A_DENY -> without(all, Effect.DENY);
          case DROP_CONDITIONS_OF_ALLOWS ->
              each(
                  all,
                  Effect.ALLOW,
                  s -> with(s, s.principal(), s.action(), s.resource(), List.of()));
          case DROP_CONDITIONS_OF_DENIES ->
              each(
                  all,
                  Effect.DENY,
                  s -> with(s, s.principal(), s.action(), s.resource(), List.of()));
          case ALLOW_ANYONE -> each(all, Effect.ALLOW, SingleEdit::toAnyone);
          case DENY_ANYONE -> each(all, Effect.DENY, SingleEdit::toAnyone);
          case ALLOW_ON_EVERYTHING ->
              each(
                  all,
                  Effect.ALLOW,
                  s ->
                      s.resource() instanceof ResourceElement.Implied
                          ? s
                          : with(
                              s,
                              s.principal(),
                              s.action(),
                              new Resources(List.of(Pattern.EVERYTHING)),
                              s.conditions()));
          case ALLOW_ALL_OF_ECR -> each(all, Effect.ALLOW, SingleEdit::allOfEcr);
          case TURN_AN_ALLOW_INTO_A_DENY -> denied(all);
        };
    return new Policy(policy.version(), policy.id(), edited);
  }

  private static Statement with(
      Statement s,
      PrincipalElement principal,
      ActionElement action,
      ResourceElement resource,
      List<Condition> conditions) {
    return new Statement(s.sid(), s.effect(), principal, action, resource, conditions);
  }

  private static Statement named(Statement s, String sid) {
    return new Statement(sid, s.effect(), s.principal(), s.action(), s.resource(), s.conditions());
  }

  private static List<Statement> split(
      List<Statement> all, Function<Statement, List<Statement>> into) {
    return all.stream().flatMap(statement -> into.apply(statement).stream()).toList();
  }

  /// Only a list of alternatives can be split: exceptions hold together.
  private static List<Statement> byAction(Statement s) {
    return s.action() instanceof Actions(List<ActionPattern> patterns)
        ? patterns.stream()
            .map(one ->
                with(s, s.principal(), new Actions(List.of(one)), s.resource(), s.conditions()))
            .toList()
        : List.of(s);
  }

  private static List<Statement> byResource(Statement s) {
    return s.resource() instanceof Resources(List<Pattern> patterns)
        ? patterns.stream()
            .map(one ->
                with(s, s.principal(), s.action(), new Resources(List.of(one)), s.conditions()))
            .toList()
        : List.of(s);
  }

  private static List<Statement> byPrincipal(Statement s) {
    return s.principal() instanceof Principals(List<PrincipalPattern> patterns)
        ? patterns.stream()
            .map(one ->
                with(s, new Principals(List.of(one)), s.action(), s.resource(), s.conditions()))
            .toList()
        : List.of(s);
  }

  private static Statement reversed(Statement s) {
    PrincipalElement principal =
        switch (s.principal()) {
          case PrincipalElement.Implied implied -> implied;
          case Principals(List<PrincipalPattern> patterns) -> new Principals(patterns.reversed());
          case PrincipalElement.NotPrincipals(List<PrincipalPattern> patterns) ->
              new PrincipalElement.NotPrincipals(patterns.reversed());
        };
    ResourceElement resource =
        switch (s.resource()) {
          case ResourceElement.Implied implied -> implied;
          case Resources(List<Pattern> patterns) -> new Resources(patterns.reversed());
          case ResourceElement.NotResources(List<Pattern> patterns) ->
              new ResourceElement.NotResources(patterns.reversed());
        };
    return with(
        s,
        principal,
        actions(s, s.action().patterns().reversed()),
        resource,
        reversed(s.conditions()));
  }

  private static List<Condition> reversed(List<Condition> conditions) {
    return conditions.reversed().stream()
        .map(c ->
            new Condition(
                c.operator(), c.qualifier(), c.ifExists(), c.key(), c.values().reversed()))
        .toList();
  }

  private static ActionElement actions(Statement s, List<ActionPattern> patterns) {
    return s.action() instanceof Actions
        ? new Actions(patterns)
        : new ActionElement.NotActions(patterns);
  }

  private static Statement anyCase(Statement s, Dice dice) {
    List<ActionPattern> spelt =
        s.action().patterns().stream()
            .map(pattern -> ActionPattern.of(dice.anyCase(pattern.text())))
            .toList();
    return with(s, s.principal(), actions(s, spelt), s.resource(), s.conditions());
  }

  /// Statements that differ in their actions only as one.
  private static List<Statement> merged(List<Statement> all) {
    List<Statement> merged = new ArrayList<>();
    for (Statement next : all) {
      int like = -1;
      for (int i = 0; i < merged.size(); i++) {
        like = differInActionsOnly(merged.get(i), next) ? i : like;
      }
      if (like < 0) {
        merged.add(next);
      } else {
        Statement one = merged.get(like);
        List<ActionPattern> both = new ArrayList<>(one.action().patterns());
        both.addAll(next.action().patterns());
        merged.set(
            like, with(one, one.principal(), new Actions(both), one.resource(), one.conditions()));
      }
    }
    return merged;
  }

  private static boolean differInActionsOnly(Statement one, Statement other) {
    return one.action() instanceof Actions
        && other.action() instanceof Actions
        && named(with(one, one.principal(), other.action(), one.resource(), one.conditions()), "")
            .equals(named(other, ""));
  }

  private static List<Statement> each(
      List<Statement> all, Effect effect, Function<Statement, Statement> edit) {
    return all.stream().map(s -> s.effect() == effect ? edit.apply(s) : s).toList();
  }

  private static List<Statement> without(List<Statement> all, Effect effect) {
    List<Statement> left = new ArrayList<>(all);
    all.stream().filter(s -> s.effect() == effect).findFirst().ifPresent(left::remove);
    return left;
  }

  private static Statement toAnyone(Statement s) {
    return s.principal() instanceof PrincipalElement.Implied
        ? s
        : with(
            s,
            new Principals(Collections.singletonList(new PrincipalPattern.Anyone())),
            s.action(),
            s.resource(),
            s.conditions());
  }

  private static Statement allOfEcr(Statement s) {
    List<ActionPattern> more = new ArrayList<>(s.action().patterns());
    more.add(ActionPattern.of("ecr:*"));
    return s.action() instanceof Actions
        ? with(s, s.principal(), new Actions(more), s.resource(), s.conditions())
        : s;
  }

  private static List<Statement> denied(List<Statement> all) {
    List<Statement> edited = new ArrayList<>(all);
    for (int i = 0; i < edited.size(); i++) {
      Statement s = edited.get(i);
      if (!s.isDeny()) {
        edited.set(
            i,
            new Statement(
                s.sid(), Effect.DENY, s.principal(), s.action(), s.resource(), s.conditions()));
        break;
      }
    }
    return edited;
  }
}
