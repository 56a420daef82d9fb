package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.Document;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.review.LockOut.Answer;
import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.PrincipalOverlaps;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A text that its owner could not replace must not come in force, whether the comparison shows
/// that or comes to no end.
class LockOutTest {
  private static final AccountId OWNER = new AccountId("444455556666");
  private static final RepositoryId REPOSITORY =
      new RepositoryId(
          RegistryId.of("aws", OWNER, "eu-central-1"), new RepositoryName("depot/scanner"));

  /// Denies everything to everyone under a condition.
  private static final String DENY =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "ecr:*",
       "Condition": %s}]}
      """;

  /// As if more had changed than could be shown.
  private static final Comparison NOT_ALL_SHOWN =
      new Comparison(
          Verdict.INCOMPARABLE,
          List.of(),
          List.of(),
          false,
          Comparison.Future.SAME,
          new PrincipalOverlaps(Map.of()),
          Optional.empty(),
          Optional.empty());

  private static Answer of(Comparison comparison, String after) {
    return new LockOut()
        .of(
            new PolicyPlace.OnRepository(REPOSITORY),
            new ComparisonReport.Compared(
                comparison,
                document(ReviewSetting.PULL),
                document(after),
                ContentHash.of(after),
                Duration.ZERO));
  }

  private static Document document(String text) {
    ParseOutcome.Parsed parsed =
        (ParseOutcome.Parsed)
            PolicyParser.parse(new SourceText(text), PolicyType.REPOSITORY_POLICY);
    return new Document(
        new Side.OfText(text), text, parsed.policy(), parsed.sourceMap(), parsed.findings());
  }

  private static Comparison compare(String after) {
    return new AccessComparator()
        .compare(
            Place.of(
                PolicyType.REPOSITORY_POLICY,
                RegistryKind.PRIVATE,
                REPOSITORY.arn(),
                OWNER.digits()),
            document(ReviewSetting.PULL).policy(),
            document(after).policy());
  }

  @Test
  void a_whole_comparison_tells_it() {
    assertThat(of(compare(ReviewSetting.LOCKING), ReviewSetting.LOCKING)).isEqualTo(Answer.NOBODY);
    assertThat(of(compare(ReviewSetting.PUBLIC), ReviewSetting.PUBLIC)).isEqualTo(Answer.SOMEBODY);
  }

  @Test
  void where_not_all_is_shown_a_request_that_is_allowed_proves_it() {
    assertThat(of(NOT_ALL_SHOWN, ReviewSetting.PUBLIC)).isEqualTo(Answer.SOMEBODY);
    String butForAdministrators =
        DENY.formatted(
            """
            {"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/ops/admin"}}
            """);
    assertThat(of(NOT_ALL_SHOWN, butForAdministrators)).isEqualTo(Answer.SOMEBODY);
  }

  @Test
  void where_nothing_proves_it_nobody_knows() {
    assertThat(of(NOT_ALL_SHOWN, ReviewSetting.LOCKING)).isEqualTo(Answer.UNKNOWN);
    String ofAnother =
        DENY.formatted(
            """
            {"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/ops/admin"}}
            """);
    assertThat(of(NOT_ALL_SHOWN, ofAnother)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void only_policies_of_repositories_lock_anybody_out() {
    Document after = document(ReviewSetting.LOCKING);
    assertThat(
            new LockOut()
                .of(
                    new PolicyPlace.InAccount(OWNER),
                    new ComparisonReport.Compared(
                        NOT_ALL_SHOWN, after, after, ContentHash.of(""), Duration.ZERO)))
        .isEqualTo(Answer.SOMEBODY);
  }
}
