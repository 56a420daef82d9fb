package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Budget;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.PolicyPair;
import java.util.List;
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
    return compare(pair, Budget.DEFAULT);
  }

  private static Comparison compare(PolicyPair pair, Budget budget) {
    return new AccessComparator(ServiceReference.load(), budget)
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
  void where_not_every_class_is_shown_the_flags_of_others_are_made_up_for_by_the_verdict() {
    PolicyPair pair =
        pair(
            PULL,
            PULL.replace("ecr:BatchGetImage", "ecr:PutImage")
                + ","
                + PULL.replace("ecr:BatchGetImage", "ecr:SetRepositoryPolicy")
                    .replace("\"*\"", "\"arn:aws:ecr:eu-central-1:444455556666:repository/app\""));
    Comparison whole = compare(pair);
    Comparison part = compare(pair, new Budget(20_000, 50_000, 1));
    assertThat(Extent.flags(List.of(whole))).contains(Flag.ADMIN, Flag.WRITE);
    assertThat(part.complete()).isFalse();
    assertThat(Extent.flags(List.of(part))).hasSize(1);
    assertThat(Extent.verdict(List.of(whole))).isEqualTo(Verdict.INCOMPARABLE);
    assertThat(Extent.verdict(List.of(part))).isEqualTo(Verdict.UNDECIDED);
    assertThat(Extent.verdict(List.of(whole, part))).isEqualTo(Verdict.UNDECIDED);

    Requirement needed =
        TierTable.FIRST.requirement(Extent.verdict(List.of(part)), Extent.flags(List.of(part)));
    Requirement all =
        TierTable.FIRST.requirement(Extent.verdict(List.of(whole)), Extent.flags(List.of(whole)));
    assertThat(needed.approvals()).isGreaterThanOrEqualTo(all.approvals());
    assertThat(needed.administrator()).isTrue();
    assertThat(needed.keepsEquivalent()).isFalse();
  }

  @Test
  void another_order_gains_and_loses_nothing() {
    PolicyPair pair = pair(PULL + "," + OTHERS, OTHERS + "," + PULL);
    assertThat(Extent.gains(compare(pair))).isFalse();
    assertThat(Extent.loses(compare(pair))).isFalse();
    assertThat(Extent.isWhole(compare(pair))).isTrue();
  }
}
