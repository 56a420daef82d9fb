package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.EcrPairs;
import io.quaymaster.iam.testing.LiteralRequests;
import io.quaymaster.iam.testing.PolicyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A verdict promises that no request changes in a direction that it does not name: requests made
/// of the policies' own literals, their neighbours, missing keys and sets of all sizes try it.
/// `-Dcomparison.requests=100000` tries each pair as often as that.
class EquivalenceTest {
  private static final int PAIRS = Integer.getInteger("comparison.pairs", 40);
  private static final int REQUESTS = Integer.getInteger("comparison.requests", 300);
  private static final long SEED = Long.getLong("comparison.seed", 20_261_122L);
  private static final Policy ALL =
      PolicyPair.parse(
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
          PolicyType.IDENTITY_POLICY);

  private final AccessComparator comparator = new AccessComparator();
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  @Test
  void no_request_made_of_literals_contradicts_a_verdict() {
    EcrPairs pairs = new EcrPairs(SEED);
    for (int i = 0; i < PAIRS; i++) {
      PolicyPair pair = pairs.next();
      Policy before = pair.parsedBefore();
      Policy after = pair.parsedAfter();
      Comparison comparison = comparator.compare(place(pair.type()), before, after);
      if (comparison.verdict() == Verdict.UNDECIDED) {
        continue;
      }
      LiteralRequests requests =
          new LiteralRequests(new Dice(SEED + i), pair.type(), before, after);
      for (int r = 0; r < REQUESTS; r++) {
        RequestContext request = requests.next();
        boolean own = r % 2 == 0;
        boolean was = allows(request, pair.type(), before, own);
        boolean is = allows(request, pair.type(), after, own);
        boolean promised = was == is || !(is ? comparison.gained() : comparison.lost()).isEmpty();
        assertThat(promised)
            .as("%s: %s%n%s%n%s%n%s", pair.id(), comparison.verdict(), request, before, after)
            .isTrue();
      }
    }
  }

  private boolean allows(RequestContext request, PolicyType type, Policy policy, boolean own) {
    AttachedPolicy attached = new AttachedPolicy(type, "compared", policy);
    PolicySet set =
        request.principal() instanceof Principal.FederatedUser
            ? PolicySet.NONE.withSessionPolicy(
                new AttachedPolicy(PolicyType.SESSION_POLICY, "session", ALL))
            : PolicySet.NONE;
    boolean caller =
        request.principal().account() != null && !(request.principal() instanceof Principal.Root);
    PolicySet whole =
        type == PolicyType.IDENTITY_POLICY
            ? set.withIdentityPolicies(List.of(attached))
            : (own && caller
                    ? set.withIdentityPolicies(
                        List.of(new AttachedPolicy(PolicyType.IDENTITY_POLICY, "own", ALL)))
                    : set)
                .withRepositoryPolicy(attached);
    return evaluator.evaluate(request, whole).decision().isAllowed();
  }

  private static Place place(PolicyType type) {
    Arn repository = Arn.ofRepository("aws", "us-east-1", "111122223333", "app");
    boolean attached = type == PolicyType.REPOSITORY_POLICY;
    return Place.of(type, RegistryKind.PRIVATE, attached ? repository : null, null);
  }
}
