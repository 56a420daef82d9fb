package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.CompiledPolicies;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.PolicyPair;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Comparisons against every request of a small universe, tried one by one. `-Dcomparison.pairs=N`
/// for more pairs.
class BruteForceTest {
  private static final int PAIRS = Integer.getInteger("comparison.pairs", 25);
  private static final long SEED = Long.getLong("comparison.seed", 20_261_122L);

  private final AccessComparator comparator = new AccessComparator();
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());
  private final List<FiniteUniverse.Point> points = FiniteUniverse.points();

  /// The actions that some request gains, and those that some request loses.
  private record Changed(Set<String> gained, Set<String> lost) {}

  @Test
  void what_a_comparison_finds_is_what_trying_every_request_finds() {
    Place place =
        Place.of(
            PolicyType.REPOSITORY_POLICY,
            RegistryKind.PRIVATE,
            Arn.ofRepository("aws", "us-east-1", "111122223333", "app"),
            null);
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      PolicyPair pair = FiniteUniverse.pair(seed);
      Policy before = pair.parsedBefore();
      Policy after = pair.parsedAfter();
      Comparison comparison = comparator.compare(place, before, after);
      Changed changed = changed(before, after);

      String told = pair.id() + "\n" + pair.before() + "\n" + pair.after();
      assertThat(actions(comparison.gained())).as(told).isEqualTo(changed.gained);
      assertThat(actions(comparison.lost())).as(told).isEqualTo(changed.lost);
    }
  }

  private static Set<String> actions(List<AccessClass> classes) {
    Set<String> actions = new TreeSet<>();
    classes.forEach(found -> actions.addAll(found.actions()));
    return actions;
  }

  private Changed changed(Policy before, Policy after) {
    Changed changed = new Changed(new TreeSet<>(), new TreeSet<>());
    Map<PolicySet, CompiledPolicies> left = new IdentityHashMap<>();
    Map<PolicySet, CompiledPolicies> right = new IdentityHashMap<>();
    for (FiniteUniverse.Point point : points) {
      boolean was = allows(left, point, before);
      boolean is = allows(right, point, after);
      if (was != is) {
        (is ? changed.gained : changed.lost).add(point.request().action());
      }
    }
    return changed;
  }

  private boolean allows(
      Map<PolicySet, CompiledPolicies> compiled, FiniteUniverse.Point point, Policy policy) {
    return compiled
        .computeIfAbsent(point.around(), around -> evaluator.compile(point.with(policy)))
        .decide(point.request())
        .isAllowed();
  }
}
