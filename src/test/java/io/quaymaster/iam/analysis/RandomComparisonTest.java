package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The comparison against the evaluator on requests that neither of them chose.
class RandomComparisonTest {
  private static final int PAIRS = Integer.getInteger("comparison.pairs", 400);
  private static final int REQUESTS = 300;
  private static final long SEED = Long.getLong("comparison.seed", 20_261_122L);

  private final AccessComparator comparator = new AccessComparator();
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  @ParameterizedTest
  @EnumSource(names = {"REPOSITORY_POLICY", "IDENTITY_POLICY"})
  void no_request_contradicts_a_verdict(PolicyType type) {
    Place place =
        type == PolicyType.REPOSITORY_POLICY
            ? Place.of(
                type,
                RegistryKind.PRIVATE,
                Arn.ofRepository("aws", "us-east-1", "111122223333", "app"),
                null)
            : Place.of(type, RegistryKind.PRIVATE, null, null);
    int undecided = 0;
    for (int i = 0; i < PAIRS; i++) {
      long seed = SEED + i;
      RandomPairs.Pair pair = new RandomPairs(new Dice(seed), type).next();
      Policy before = RandomPairs.parse(pair.before(), type);
      Policy after = RandomPairs.parse(pair.after(), type);
      Comparison comparison = comparator.compare(place, before, after);
      Comparison mirrored = comparator.compare(place, after, before);
      String told =
          "seed "
              + seed
              + "\n"
              + pair.before()
              + "\n"
              + pair.after()
              + "\n"
              + comparison.verdict()
              + comparison.undecided();
      assertThat(mirrored.verdict()).as(told).isEqualTo(comparison.verdict().mirrored());
      assertThat(comparator.decide(place, before, after).verdict())
          .as(told)
          .isEqualTo(comparison.verdict());
      assertThat(comparison.undecided().orElse("")).as(told).doesNotContain("defect");
      undecided += comparison.verdict() == Verdict.UNDECIDED ? 1 : 0;
      contradict(new SmallUniverse(new Dice(~seed), type), before, after, comparison, told);
    }
    assertThat(undecided).isLessThan(PAIRS / 20);
  }

  /// What no document names is no part of a comparison, so a service other than those of the place
  /// has to be named.
  private void contradict(
      SmallUniverse universe, Policy before, Policy after, Comparison comparison, String told) {
    boolean mayGain = comparison.verdict() == Verdict.UNDECIDED || !comparison.gained().isEmpty();
    boolean mayLose = comparison.verdict() == Verdict.UNDECIDED || !comparison.lost().isEmpty();
    for (int i = 0; i < REQUESTS && !(mayGain && mayLose); i++) {
      SmallUniverse.Point point = universe.next();
      String service = point.request().action().substring(0, point.request().action().indexOf(':'));
      boolean known = service.equals("ecr") || service.equals("sts");
      if (!known && !told.contains('"' + service + ':')) {
        continue;
      }
      boolean left = evaluator.evaluate(point.request(), point.with(before)).decision().isAllowed();
      boolean right = evaluator.evaluate(point.request(), point.with(after)).decision().isAllowed();
      assertThat(left == right || (right ? mayGain : mayLose))
          .as("%s\n%s\n%s", told, point.request(), point.around())
          .isTrue();
    }
  }
}
