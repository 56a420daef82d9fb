package io.quaymaster.console.ui.comparison;

import io.quaymaster.console.comparison.ComparisonReport.Compared;
import io.quaymaster.console.comparison.StatementAlignment;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.StatementRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reviewer should know first about a comparison, beyond its verdict: how far it reaches,
/// and why, where that does not meet the eye. In prose, policy text in backticks.
final class ComparisonPoint {
  private final Judged.Sides sides;
  private final Compared compared;
  private final Comparison comparison;

  private ComparisonPoint(Judged.Sides sides, Compared compared) {
    this.sides = sides;
    this.compared = compared;
    this.comparison = compared.comparison();
  }

  static List<String> of(Judged.Sides sides, Compared compared) {
    ComparisonPoint point = new ComparisonPoint(sides, compared);
    return Stream.of(
            point.lockOut(),
            point.reach(),
            point.dropped(),
            point.spared(),
            point.named(),
            point.half(),
            point.otherWords())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> lockOut() {
    return any(comparison.lost(), Flag.LOCK_OUT)
        ? Optional.of(
            "Lock-out: nobody in the account that owns the repository could set its policy again.")
        : Optional.empty();
  }

  private Optional<String> reach() {
    if (any(comparison.gained(), Flag.PUBLIC)) {
      return Optional.of("Anyone on the internet gains access, without signing in.");
    }
    if (any(comparison.gained(), Flag.ALL_AWS)) {
      return Optional.of("Every AWS account gains access.");
    }
    return any(comparison.gained(), Flag.CROSS_ORG)
        ? Optional.of("Principals outside of the organization gain access.")
        : Optional.empty();
  }

  private static boolean any(List<AccessClass> classes, Flag flag) {
    return classes.stream().anyMatch(one -> one.flags().contains(flag));
  }

  /// *Statement `Pull` no longer asks for `aws:PrincipalOrgID`.*
  private Optional<String> dropped() {
    Policy before = compared.before().policy();
    Policy after = compared.after().policy();
    return comparison.gained().stream()
        .filter(one -> one.flags().contains(Flag.CONDITION_DROPPED))
        .flatMap(one ->
            one.because().before().stream()
                .flatMap(ref -> dropped(ref, before, one.because().after(), after).stream()))
        .findFirst();
  }

  private static Optional<String> dropped(
      StatementRef ref, @Nullable Policy before, List<StatementRef> now, @Nullable Policy after) {
    Set<String> keys = new LinkedHashSet<>(keys(before, ref));
    now.forEach(other -> keys.removeAll(keys(after, other)));
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s no longer asks for %s."
                .formatted(
                    upper(ClassCard.name(ref)),
                    keys.stream().collect(Collectors.joining("` and `", "`", "`"))));
  }

  private static List<String> keys(@Nullable Policy policy, StatementRef ref) {
    return statement(policy, ref).map(Statement::conditions).orElse(List.of()).stream()
        .map((Condition condition) -> condition.key().text())
        .toList();
  }

  private static Optional<Statement> statement(@Nullable Policy policy, StatementRef ref) {
    return policy == null || ref.index() >= policy.statements().size()
        ? Optional.empty()
        : Optional.of(policy.statements().get(ref.index()));
  }

  /// Those whom a Deny with NotPrincipal lists are hit all the same if they have a boundary.
  private Optional<String> spared() {
    return Stream.concat(
            spared(
                comparison.gained().stream().flatMap(one -> one.because().before().stream()),
                compared.before().policy(),
                sides.beforeName(),
                "hit"),
            spared(
                comparison.lost().stream().flatMap(one -> one.because().after().stream()),
                compared.after().policy(),
                sides.afterName(),
                "hits"))
        .findFirst();
  }

  private static Stream<String> spared(
      Stream<StatementRef> refs, @Nullable Policy policy, String side, String hits) {
    return refs.filter(ref ->
            statement(policy, ref)
                .filter(Statement::isDeny)
                .filter(one -> one.principal() instanceof PrincipalElement.NotPrincipals)
                .isPresent())
        .map(ref ->
            "%s of %s denies with `NotPrincipal`, which %s everybody who has a permissions boundary, listed or not."
                .formatted(upper(ClassCard.name(ref)), side, hits));
  }

  /// A boundary limits what a policy grants to a role, and not what it grants to a user by name.
  private Optional<String> named() {
    boolean user =
        sides.place().type() == PolicyType.REPOSITORY_POLICY
            && comparison.gained().stream()
                .filter(one -> !one.needsCallerPolicy())
                .flatMap(one -> one.principals().include().stream())
                .anyMatch(pattern -> pattern.matches("arn:[^:]*:iam::[0-9]{12}:user/[^*?]+"));
    return user
        ? Optional.of(
            "The policy alone lets in a user that it names, even where the user's permissions boundary is silent.")
        : Optional.empty();
  }

  private Optional<String> half() {
    boolean half =
        !comparison.gained().isEmpty()
            && comparison.gained().stream()
                .allMatch(one -> one.needsCallerPolicy() && one.because().before().isEmpty());
    return half
        ? Optional.of(
            "This is one half of a grant: who is let in here also needs a policy of their own that allows it.")
        : Optional.empty();
  }

  /// *All 3 statements moved, 2 are written in another way.*
  private Optional<String> otherWords() {
    Policy before = compared.before().policy();
    Policy after = compared.after().policy();
    if (comparison.verdict() != Verdict.EQUIVALENT
        || before == null
        || after == null
        || compared.before().text().equals(compared.after().text())) {
      return Optional.empty();
    }
    List<StatementAlignment.Pair> pairs = StatementAlignment.of(before, after);
    List<String> said = new ArrayList<>();
    count(said, pairs.stream().filter(StatementAlignment.Pair::moved).count(), "moved", "moved");
    count(
        said,
        pairs.stream()
            .filter(pair -> pair.before() != null && pair.after() != null && !pair.same())
            .count(),
        "is written in another way",
        "are written in another way");
    count(said, pairs.stream().filter(pair -> pair.before() == null).count(), "is new", "are new");
    count(said, pairs.stream().filter(pair -> pair.after() == null).count(), "is gone", "are gone");
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said) + ".");
  }

  private static void count(List<String> said, long number, String one, String many) {
    if (number > 0) {
      said.add(
          (said.isEmpty() ? Plural.of(number, "statement", "statements") : Plural.number(number))
              + " "
              + (number == 1 ? one : many));
    }
  }

  private static String upper(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
