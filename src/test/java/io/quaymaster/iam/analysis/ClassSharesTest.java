package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.iam.analysis.ClassShares.Traced;
import io.quaymaster.iam.evaluation.CompiledPolicies;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.write.PolicyWriter;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How much of a class further texts grant, against every request of a small universe.
/// `-Dshares.triples=N` for more.
class ClassSharesTest {
  private static final int TRIPLES = Integer.getInteger("shares.triples", 40);
  private static final long SEED = Long.getLong("comparison.seed", 20_261_122L);
  private static final Place REPOSITORY =
      Place.of(
          PolicyType.REPOSITORY_POLICY,
          RegistryKind.PRIVATE,
          Arn.ofRepository("aws", "us-east-1", "111122223333", "app"),
          null);

  private static final String PULL = allow("Pull", "444455556666", "ecr:BatchGetImage");
  private static final String PUSH = allow("Push", "777788889999", "ecr:PutImage");

  private final AccessComparator comparator = new AccessComparator();
  private final ClassShares shares = new ClassShares();
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  @Test
  void trying_every_request_finds_the_same() {
    List<FiniteUniverse.Point> points = FiniteUniverse.points();
    int asked = 0;
    int undecided = 0;
    int partly = 0;
    for (long seed = SEED; seed < SEED + TRIPLES; seed++) {
      List<Policy> triple = FiniteUniverse.triple(seed);
      Comparison comparison = comparator.compare(REPOSITORY, triple.getFirst(), triple.get(1));
      for (List<AccessClass> classes : List.of(comparison.gained(), comparison.lost())) {
        List<ClassShare> found = new ArrayList<>();
        for (AccessClass one : classes) {
          found.add(share(triple, comparison, one));
        }
        asked += found.size();
        partly += count(found, ClassShare.Partly.class);
        undecided += count(found, ClassShare.Undecided.class);
        if (!found.isEmpty()
            && comparison.complete()
            && count(found, ClassShare.Undecided.class) == 0) {
          check(triple, points, classes == comparison.gained(), found, "seed " + seed);
        }
      }
    }
    assertThat(asked).isGreaterThan(TRIPLES / 2);
    assertThat(partly).isPositive();
    // These texts share actions and principals between most of their classes, as no real ones do.
    assertThat(undecided).as("of " + asked).isLessThan(asked / 3);
  }

  private void check(
      List<Policy> triple,
      List<FiniteUniverse.Point> points,
      boolean gained,
      List<ClassShare> found,
      String seed) {
    List<Map<PolicySet, CompiledPolicies>> compiled =
        List.of(new IdentityHashMap<>(), new IdentityHashMap<>(), new IdentityHashMap<>());
    boolean granted = false;
    boolean denied = false;
    for (FiniteUniverse.Point point : points) {
      boolean before = allows(compiled.getFirst(), point, triple.getFirst());
      boolean after = allows(compiled.get(1), point, triple.get(1));
      if (before != after && after == gained) {
        boolean text = allows(compiled.get(2), point, triple.get(2));
        granted |= text;
        denied |= !text;
      }
    }
    String told =
        seed
            + "\n"
            + triple.stream().map(PolicyWriter::canonical).collect(Collectors.joining("\n"));
    assertThat(count(found, ClassShare.NotAtAll.class) == found.size())
        .as(told)
        .isEqualTo(!granted);
    assertThat(count(found, ClassShare.Wholly.class) == found.size()).as(told).isEqualTo(!denied);
  }

  private static int count(List<ClassShare> all, Class<? extends ClassShare> kind) {
    return (int) all.stream().filter(kind::isInstance).count();
  }

  private boolean allows(
      Map<PolicySet, CompiledPolicies> compiled, FiniteUniverse.Point point, Policy policy) {
    return compiled
        .computeIfAbsent(point.around(), around -> evaluator.compile(point.with(policy)))
        .decide(point.request())
        .isAllowed();
  }

  private ClassShare share(List<Policy> triple, Comparison comparison, AccessClass one) {
    return shares.of(
        REPOSITORY,
        Traced.of(triple.getFirst(), triple.get(1), comparison, one),
        triple.get(2),
        () -> false);
  }

  private ClassShare ofGained(@Nullable Policy before, Policy after, @Nullable Policy text) {
    Comparison comparison = comparator.compare(REPOSITORY, before, after);
    assertThat(comparison.gained()).hasSize(1);
    return shares.of(
        REPOSITORY,
        Traced.of(before, after, comparison, comparison.gained().getFirst()),
        text,
        () -> false);
  }

  @Test
  void the_side_that_has_it_grants_it_wholly_and_the_other_side_not_at_all() {
    Policy before = policy(PULL);
    Policy after = policy(PULL + "," + PUSH);

    assertThat(ofGained(before, after, after)).isEqualTo(new ClassShare.Wholly());
    assertThat(ofGained(before, after, before)).isEqualTo(new ClassShare.NotAtAll());
    assertThat(ofGained(before, after, null)).isEqualTo(new ClassShare.NotAtAll());
    assertThat(ofGained(null, before, policy(allow("A", "444455556666", "ecr:*"))))
        .isEqualTo(new ClassShare.Wholly());
  }

  @Test
  void a_text_that_grants_it_under_a_condition_grants_it_in_part() {
    String conditional =
        PUSH.replace(
            "\"Action\"",
            "\"Condition\": {\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}}, \"Action\"");

    ClassShare share = ofGained(policy(PULL), policy(PULL + "," + PUSH), policy(conditional));

    assertThat(share)
        .isInstanceOfSatisfying(
            ClassShare.Partly.class,
            partly -> {
              assertThat(vpce(partly.granted())).contains("vpce-1");
              assertThat(vpce(partly.denied())).doesNotContain("vpce-1");
            });
  }

  private static String vpce(RequestContext request) {
    return String.valueOf(request.context().get("aws:sourcevpce"));
  }

  @Test
  void classes_of_one_comparison_are_told_apart() {
    Policy before = policy(PULL);
    Policy after =
        policy(
            PULL
                + ","
                + PUSH
                + ","
                + allow("Other", "123456789012", "ecr:PutImage")
                + ","
                + allow("More", "444455556666", "ecr:DescribeImages"));
    Comparison comparison = comparator.compare(REPOSITORY, before, after);
    Policy text = policy(PUSH);

    Map<String, ClassShare> byWho =
        comparison.gained().stream()
            .collect(
                Collectors.toMap(
                    one -> one.principals().text() + one.actions(),
                    one ->
                        shares.of(
                            REPOSITORY,
                            Traced.of(before, after, comparison, one),
                            text,
                            () -> false)));

    byWho.forEach((who, share) -> {
      if (who.contains("777788889999") && !who.contains("123456789012")) {
        assertThat(share).as(who).isEqualTo(new ClassShare.Wholly());
      } else if (!who.contains("777788889999")) {
        assertThat(share).as(who).isEqualTo(new ClassShare.NotAtAll());
      } else {
        assertThat(share).as(who).isInstanceOf(ClassShare.Partly.class);
      }
    });
  }

  @Test
  void a_class_that_was_lost_is_looked_for_alike() {
    Policy before = policy(PULL + "," + PUSH);
    Policy after = policy(PULL);
    Comparison comparison = comparator.compare(REPOSITORY, before, after);
    Traced traced = Traced.of(before, after, comparison, comparison.lost().getFirst());

    assertThat(shares.of(REPOSITORY, traced, policy(PUSH), () -> false))
        .isEqualTo(new ClassShare.Wholly());
    assertThat(shares.of(REPOSITORY, traced, policy(PULL), () -> false))
        .isEqualTo(new ClassShare.NotAtAll());
  }

  @Test
  void a_budget_that_is_spent_is_told() {
    Policy before = policy(PULL);
    Policy after = policy(PULL + "," + PUSH);
    Comparison comparison = comparator.compare(REPOSITORY, before, after);

    ClassShare share =
        new ClassShares(ServiceReference.load(), new Budget(1, 1, 1))
            .of(
                REPOSITORY,
                Traced.of(before, after, comparison, comparison.gained().getFirst()),
                policy(PUSH),
                () -> false);

    assertThat(share).isInstanceOf(ClassShare.Undecided.class);
  }

  @Test
  void it_ends_when_it_is_cancelled() {
    Policy before = policy(PULL);
    Policy after = policy(PULL + "," + PUSH);
    Comparison comparison = comparator.compare(REPOSITORY, before, after);
    Traced traced = Traced.of(before, after, comparison, comparison.gained().getFirst());

    assertThatThrownBy(() -> shares.of(REPOSITORY, traced, policy(PUSH), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static Policy policy(String statements) {
    return RandomPairs.parse(
        "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}",
        PolicyType.REPOSITORY_POLICY);
  }

  private static String allow(String sid, String account, String action) {
    return """
    {"Sid": "%s", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"}, "Action": "%s"}
    """
        .formatted(sid, account, action);
  }
}
