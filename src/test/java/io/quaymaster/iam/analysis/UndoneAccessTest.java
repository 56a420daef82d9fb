package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.iam.evaluation.CompiledPolicies;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.write.PolicyWriter;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.PolicyPair;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a text undoes of somebody else's work, against every request of a small universe and
/// against random ones. `-Dundone.triples=N` for more.
class UndoneAccessTest {
  private static final int TRIPLES = Integer.getInteger("undone.triples", 25);
  private static final int RANDOM = Integer.getInteger("undone.random", 150);
  private static final long SEED = Long.getLong("comparison.seed", 20_261_122L);
  private static final Place REPOSITORY =
      Place.of(
          PolicyType.REPOSITORY_POLICY,
          RegistryKind.PRIVATE,
          Arn.ofRepository("aws", "us-east-1", "111122223333", "app"),
          null);

  private final UndoneAccess undone = new UndoneAccess();
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  @Test
  void what_is_undone_is_what_trying_every_request_finds() {
    List<FiniteUniverse.Point> points = FiniteUniverse.points();
    int found = 0;
    for (long seed = SEED; seed < SEED + TRIPLES; seed++) {
      List<Policy> triple = FiniteUniverse.triple(seed);
      Undone answer = find(REPOSITORY, triple);
      Set<String> taken = new TreeSet<>();
      Set<String> restored = new TreeSet<>();
      List<Map<PolicySet, CompiledPolicies>> compiled =
          List.of(new IdentityHashMap<>(), new IdentityHashMap<>(), new IdentityHashMap<>());
      for (FiniteUniverse.Point point : points) {
        boolean base = allows(compiled.getFirst(), point, triple.getFirst());
        boolean theirs = allows(compiled.get(1), point, triple.get(1));
        boolean mine = allows(compiled.get(2), point, triple.get(2));
        if (base == mine && base != theirs) {
          (theirs ? taken : restored).add(point.request().action());
        }
      }
      String told = told("seed " + seed, triple);
      assertThat(answer.undecided()).as(told).isEmpty();
      assertThat(answer.complete()).as(told).isTrue();
      assertThat(actions(answer.taken())).as(told).isEqualTo(taken);
      assertThat(actions(answer.restored())).as(told).isEqualTo(restored);
      found += answer.isNothing() ? 0 : 1;
    }
    assertThat(found).isBetween(TRIPLES / 5, TRIPLES - 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"REPOSITORY_POLICY", "IDENTITY_POLICY"})
  void no_request_contradicts_what_is_said_to_be_undone(PolicyType type) {
    Place place =
        type == PolicyType.REPOSITORY_POLICY
            ? REPOSITORY
            : Place.of(type, RegistryKind.PRIVATE, null, null);
    int undecided = 0;
    for (long seed = SEED; seed < SEED + RANDOM; seed++) {
      Dice dice = new Dice(seed);
      RandomPairs.Pair one = new RandomPairs(dice, type).next();
      RandomPairs.Pair other = new RandomPairs(dice, type).next();
      List<Policy> triple =
          List.of(
              RandomPairs.parse(one.before(), type),
              RandomPairs.parse(one.after(), type),
              RandomPairs.parse(dice.in100(50) ? other.after() : one.before(), type));
      Undone answer = find(place, triple);
      String told = told("seed " + seed, triple);
      assertThat(answer.undecided().orElse("")).as(told).doesNotContain("defect");
      undecided += answer.undecided().isPresent() ? 1 : 0;
      SmallUniverse universe = new SmallUniverse(new Dice(~seed), type);
      for (int i = 0; i < 300 && answer.undecided().isEmpty(); i++) {
        SmallUniverse.Point point = universe.next();
        String service =
            point.request().action().substring(0, point.request().action().indexOf(':'));
        if (!Set.of("ecr", "sts").contains(service) && !told.contains('"' + service + ':')) {
          continue;
        }
        boolean base = allows(point, triple.getFirst());
        boolean theirs = allows(point, triple.get(1));
        boolean mine = allows(point, triple.get(2));
        List<UndoneClass> classes = theirs ? answer.taken() : answer.restored();
        assertThat(base != mine || base == theirs || !classes.isEmpty())
            .as("%s\n%s\n%s", told, point.request(), point.around())
            .isTrue();
      }
    }
    assertThat(undecided).isLessThan(RANDOM / 20);
  }

  @Test
  void nothing_is_undone_of_what_was_not_changed() {
    Policy base = policy(allow("Pull", "444455556666", "ecr:BatchGetImage"));
    Policy other = policy(allow("Push", "444455556666", "ecr:PutImage"));

    assertThat(undone.find(REPOSITORY, base, base, other, () -> false).isNothing()).isTrue();
    assertThat(undone.find(REPOSITORY, base, other, other, () -> false).isNothing()).isTrue();
    assertThat(undone.find(REPOSITORY, null, null, other, () -> false).isNothing()).isTrue();
  }

  @Test
  void a_text_that_takes_up_what_was_given_undoes_nothing() {
    String pull = allow("Pull", "444455556666", "ecr:BatchGetImage");
    String push = allow("Push", "777788889999", "ecr:PutImage");
    Policy theirs = policy(pull + "," + push);
    Policy mine =
        policy(
            allow("Both", "777788889999", "ecr:PutImage")
                + ","
                + allow("A", "444455556666", "ecr:*"));

    assertThat(undone.find(REPOSITORY, policy(pull), theirs, mine, () -> false).isNothing())
        .isTrue();
  }

  @Test
  void access_that_they_took_away_and_the_text_gives_back_is_restored() {
    String pull = allow("Pull", "444455556666", "ecr:BatchGetImage");
    String push = allow("Push", "777788889999", "ecr:PutImage");
    String more = allow("More", "123456789012", "ecr:PutImage");

    Undone found =
        undone.find(
            REPOSITORY,
            policy(pull + "," + push),
            policy(pull),
            policy(pull + "," + push + "," + more),
            () -> false);

    assertThat(found.taken()).isEmpty();
    assertThat(found.restored()).hasSize(1);
    UndoneClass restored = found.restored().getFirst();
    assertThat(restored.access().actions()).containsExactly("ecr:PutImage");
    assertThat(restored.access().principals().text()).contains("777788889999");
    assertThat(restored.formerly().decision().isAllowed()).isTrue();
    assertThat(restored.access().because().after())
        .anyMatch(statement -> "Push".equals(statement.sid()));
  }

  @Test
  void what_two_patterns_share_is_restored_though_neither_asks_for_it_alone() {
    Policy base = policy(allowRole("team-*"));
    Policy theirs = policy(allow("Pull", "444455556666", "ecr:DescribeImages"));
    Policy mine = policy(allowRole("*-ci"));

    Undone found = undone.find(REPOSITORY, base, theirs, mine, () -> false);

    assertThat(found.restored()).isNotEmpty();
    assertThat(found.complete()).isTrue();
  }

  @Test
  void the_statements_that_were_there_before_and_the_policy_as_a_whole_may_be_missing() {
    Policy theirs = policy(allow("Pull", "444455556666", "ecr:BatchGetImage"));

    Undone found = undone.find(REPOSITORY, null, theirs, null, () -> false);

    assertThat(found.restored()).isEmpty();
    assertThat(actions(found.taken())).containsExactly("ecr:BatchGetImage");
  }

  @Test
  void wildcards_are_undone_for_actions_to_come_too() {
    Policy base = policy(allow("Pull", "444455556666", "ecr:BatchGetImage"));
    Policy theirs = policy(allow("All", "444455556666", "ecr:*"));

    assertThat(undone.find(REPOSITORY, base, theirs, base, () -> false).future())
        .isEqualTo(Comparison.Future.LOST);
  }

  @Test
  void a_budget_that_is_spent_is_told_and_is_not_nothing() {
    Policy base = policy(allowRole("a*b*c*d*e*f*"));
    Policy theirs = policy(allowRole("*f*e*d*c*b*a"));
    Policy mine = policy(allowRole("?*a?*f*b"));

    Undone found =
        new UndoneAccess(ServiceReference.load(), new Budget(2, 50_000, 200))
            .find(REPOSITORY, base, theirs, mine, () -> false);

    assertThat(found.isNothing()).isFalse();
    assertThat(found.undecided()).isPresent();
  }

  @Test
  void it_ends_when_it_is_cancelled() {
    List<Policy> triple = FiniteUniverse.triple(SEED);

    assertThatThrownBy(() ->
            undone.find(REPOSITORY, triple.getFirst(), triple.get(1), triple.get(2), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private Undone find(Place place, List<Policy> triple) {
    return undone.find(place, triple.getFirst(), triple.get(1), triple.get(2), () -> false);
  }

  private boolean allows(
      Map<PolicySet, CompiledPolicies> compiled, FiniteUniverse.Point point, Policy policy) {
    return compiled
        .computeIfAbsent(point.around(), around -> evaluator.compile(point.with(policy)))
        .decide(point.request())
        .isAllowed();
  }

  private boolean allows(SmallUniverse.Point point, Policy policy) {
    return evaluator.decide(point.request(), point.with(policy)).isAllowed();
  }

  private static Set<String> actions(List<UndoneClass> classes) {
    Set<String> actions = new TreeSet<>();
    classes.forEach(found -> actions.addAll(found.access().actions()));
    return actions;
  }

  private static String told(String seed, List<Policy> triple) {
    return triple.stream()
        .map(PolicyWriter::canonical)
        .collect(Collectors.joining("\n", seed + "\n", ""));
  }

  private static Policy policy(String statements) {
    return PolicyPair.parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}",
        PolicyType.REPOSITORY_POLICY);
  }

  private static String allow(String sid, String account, String action) {
    return "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"%s\"}"
        .formatted(sid, account, action);
  }

  private static String allowRole(String name) {
    return "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"ecr:PutImage\",\"Condition\":{\"StringLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::444455556666:role/%s\"}}}"
        .formatted(name);
  }
}
