package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.testing.PolicyPair;
import org.junit.jupiter.api.Test;

/// Approvals are about what neither text names too, which a verdict leaves out.
class ExtentTest {
  private static final String PULL =
      "{\"Effect\":\"Allow\",\"Action\":[\"ecr:BatchGetImage\"],\"Resource\":\"*\"}";
  private static final String OTHERS =
      "{\"Effect\":\"Allow\",\"NotAction\":[\"ecr:*\",\"sts:*\"],\"Resource\":\"*\"}";

  private static PolicyPair pair(String before, String after) {
    String document = "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}";
    return new PolicyPair(
        "pair", PolicyType.IDENTITY_POLICY, document.formatted(before), document.formatted(after));
  }

  private static Comparison compare(PolicyPair pair) {
    return new AccessComparator()
        .compare(
            Place.of(pair.type(), RegistryKind.PRIVATE, null, null),
            pair.parsedBefore(),
            pair.parsedAfter());
  }

  private static boolean reachesElsewhere(PolicyPair pair) {
    return Extent.reachesElsewhere(
        pair.type(), compare(pair), pair.parsedBefore(), pair.parsedAfter());
  }

  @Test
  void access_to_services_that_nobody_names_is_gained() {
    PolicyPair pair = pair(PULL, PULL + "," + OTHERS);
    assertThat(Extent.gains(compare(pair))).isTrue();
    assertThat(reachesElsewhere(pair)).isTrue();
    assertThat(reachesElsewhere(pair(PULL + "," + OTHERS, PULL))).isFalse();
    assertThat(Extent.loses(compare(pair(PULL + "," + OTHERS, PULL)))).isTrue();
  }

  @Test
  void a_wildcard_in_the_place_of_a_list_gains_what_is_to_come() {
    PolicyPair pair = pair(PULL, PULL.replace("BatchGetImage", "BatchGetIm*"));
    assertThat(compare(pair).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(Extent.gains(compare(pair))).isTrue();
    assertThat(reachesElsewhere(pair)).isFalse();
  }

  @Test
  void another_order_gains_and_loses_nothing() {
    PolicyPair pair = pair(PULL + "," + OTHERS, OTHERS + "," + PULL);
    assertThat(Extent.gains(compare(pair))).isFalse();
    assertThat(Extent.loses(compare(pair))).isFalse();
    assertThat(Extent.isWhole(compare(pair))).isTrue();
  }
}
