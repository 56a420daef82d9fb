package io.quaymaster.iam.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectorTest {
  private static final String REPOSITORY = "arn:aws:ecr:us-east-1:111122223333:repository/app";
  private static final Set<IssueCode> IDLE =
      Set.of(
          IssueCode.VACUOUS, IssueCode.REDUNDANT, IssueCode.SHADOWED_BY_DENY, IssueCode.OVERRIDDEN);

  @Test
  void two_statements_together_make_a_third_redundant() {
    assertThat(
            repository(
                allow("A", "444455556666", "\"ecr:BatchGetImage\", \"ecr:PutImage\""),
                allow("B", "444455556666", "\"ecr:ListImages\", \"ecr:PutImage\""),
                allow("C", "444455556666", "\"ecr:BatchGetImage\", \"ecr:ListImages\"")))
        .containsExactly(
            "REDUNDANT This statement changes nothing, because statement `A` and statement `B` together say all of it already.");
  }

  @Test
  void of_statements_that_make_each_other_redundant_one_is_told() {
    assertThat(
            repository(
                allow("A", "444455556666", "\"ecr:*\""), allow("B", "444455556666", "\"ecr:**\"")))
        .hasSize(1);
  }

  @Test
  void what_the_linter_tells_already_is_not_told_the_other_way_round() {
    assertThat(
            repository(
                allow("A", "444455556666", "\"ecr:BatchGetImage\""),
                allow("B", "444455556666", "\"ecr:PutImage\""),
                allow("C", "444455556666", "\"ecr:BatchGetImage\", \"ecr:PutImage\"")))
        .allMatch(said -> said.contains("because statement `C` says"))
        .hasSize(2);
  }

  @Test
  void delegating_to_the_owning_account_changes_nothing() {
    assertThat(repository(allow("A", "111122223333", "\"ecr:BatchGetImage\"")))
        .containsExactly(
            "REDUNDANT This statement changes nothing, because callers of the owning account need only their own policies for it.");
  }

  @Test
  void denies_together_shadow_an_allow() {
    assertThat(
            repository(
                allow("A", "444455556666", "\"ecr:BatchGetImage\""),
                deny("Plain", "\"Bool\": {\"aws:SecureTransport\": \"false\"}"),
                deny("Tls", "\"Bool\": {\"aws:SecureTransport\": \"true\"}")))
        .contains(
            "SHADOWED-BY-DENY This statement allows nothing, because statement `Plain` and statement `Tls` together deny all of it.");
  }

  @Test
  void conditions_that_never_come_together_match_nothing() {
    assertThat(
            repository(
                """
                {"Sid": "Never", "Effect": "Allow", "Principal": {"AWS": "444455556666"},
                 "Action": "ecr:BatchGetImage",
                 "Condition": {"StringEquals": {"aws:PrincipalAccount": "777788889999"}}}\
                """))
        .containsExactly("VACUOUS No request can match this statement, so it allows nothing.");
  }

  @Test
  void a_deny_of_what_nothing_allows_is_overridden() {
    assertThat(
            repository(
                allow("A", "777788889999", "\"ecr:BatchGetImage\""),
                """
                {"Sid": "Strangers", "Effect": "Deny", "Principal": {"AWS": "444455556666"},
                 "Action": "ecr:*"}\
                """))
        .containsExactly(
            "OVERRIDDEN Nothing allows what this statement denies, so it changes nothing.");
  }

  @Test
  void a_deny_of_what_the_callers_own_policies_may_allow_is_not() {
    assertThat(
            repository(
                """
                {"Sid": "Own", "Effect": "Deny", "Principal": {"AWS": "111122223333"},
                 "Action": "ecr:PutImage"}\
                """))
        .isEmpty();
  }

  @Test
  void a_deny_of_an_identity_policy_guards_against_other_policies() {
    assertThat(
            said(
                PolicyType.IDENTITY_POLICY,
                """
                {"Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": "*"},
                {"Effect": "Deny", "Action": "ecr:PutImage", "Resource": "*"}\
                """))
        .isEmpty();
  }

  @Test
  void a_wildcard_that_covers_actions_to_come_is_not_redundant() {
    assertThat(
            repository(
                allow("A", "444455556666", "\"ecr:Put*\""),
                allow(
                    "B",
                    "444455556666",
                    "\"ecr:PutImage\", \"ecr:PutLifecyclePolicy\", \"ecr:PutImageTagMutability\", \"ecr:PutImageScanningConfiguration\"")))
        .allMatch(said -> !said.contains("statement `B` says"));
  }

  @Test
  void where_the_owner_is_not_known_nothing_is_told_that_hangs_on_it() {
    String delegation = allow("A", "111122223333", "\"ecr:BatchGetImage\"");
    String role =
        """
        {"Sid": "R", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/ci"},
         "Action": "ecr:BatchGetImage"}\
        """;
    SourceText text =
        new SourceText(
            "{\"Version\": \"2012-10-17\", \"Statement\": [" + delegation + "," + role + "]}");

    assertThat(
            Inspector.inspect(
                text, new LintContext(PolicyType.REPOSITORY_POLICY, RegistryKind.PRIVATE, null)))
        .noneMatch(finding -> IDLE.contains(finding.code()));
  }

  private static String allow(String sid, String account, String actions) {
    return """
    {"Sid": "%s", "Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": [%s]}\
    """
        .formatted(sid, account, actions);
  }

  private static String deny(String sid, String condition) {
    return """
    {"Sid": "%s", "Effect": "Deny", "Principal": "*", "Action": "ecr:BatchGetImage",
     "Condition": {%s}}\
    """
        .formatted(sid, condition);
  }

  private static List<String> repository(String... statements) {
    return said(PolicyType.REPOSITORY_POLICY, String.join(",\n", statements));
  }

  private static List<String> said(PolicyType type, String statements) {
    SourceText text =
        new SourceText("{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}");
    return Inspector.inspect(text, new LintContext(type, RegistryKind.PRIVATE, REPOSITORY)).stream()
        .filter(finding -> IDLE.contains(finding.code()))
        .map(InspectorTest::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.code().id() + " " + finding.message();
  }
}
