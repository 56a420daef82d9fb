package io.quaymaster.iam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurningTimesTest {
  private static PolicySet with(String condition) {
    String text =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
          "Action": "ecr:BatchGetImage", "Condition": %s}}
        """
            .formatted(condition);
    ParseOutcome.Parsed parsed =
        (ParseOutcome.Parsed)
            PolicyParser.parse(new SourceText(text), PolicyType.REPOSITORY_POLICY);
    return PolicySet.NONE.withRepositoryPolicy(
        new AttachedPolicy(PolicyType.REPOSITORY_POLICY, "repository", parsed.policy()));
  }

  @Test
  void dates_and_seconds_turn_at_their_second_and_after_it() {
    assertThat(
            TurningTimes.of(
                with("{\"DateLessThan\": {\"aws:CurrentTime\": \"2026-05-01T10:00:00Z\"}}")))
        .containsExactly(
            Instant.parse("2026-05-01T10:00:00Z"), Instant.parse("2026-05-01T10:00:01Z"));
    assertThat(TurningTimes.of(with("{\"NumericGreaterThan\": {\"aws:EpochTime\": \"10.5\"}}")))
        .containsExactly(Instant.ofEpochSecond(11), Instant.ofEpochSecond(12));
  }

  @Test
  void what_is_not_about_time_does_not_turn() {
    assertThat(TurningTimes.of(with("{\"StringEquals\": {\"aws:PrincipalOrgID\": \"2026\"}}")))
        .isEmpty();
    assertThat(TurningTimes.of(with("{\"DateLessThan\": {\"aws:CurrentTime\": \"soon\"}}")))
        .isEmpty();
  }
}
