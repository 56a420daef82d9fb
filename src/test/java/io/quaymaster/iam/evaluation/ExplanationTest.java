package io.quaymaster.iam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.evaluation.Match.Mismatch;
import io.quaymaster.iam.evaluation.cases.CaseOutcome;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
  private static final String ALLOW_ALL =
      "\"identityPolicies\": [{\"name\": \"id\", \"policy\": {\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"Action\": \"ecr:Get*\", \"Resource\": \"*\" | `Action` does not cover `ecr:PutImage`.",
        "\"NotAction\": \"ecr:Put*\", \"Resource\": \"*\" | `NotAction` excepts `ecr:PutImage`.",
        "\"Action\": \"*\", \"Resource\": \"arn:aws:ecr:*:*:repository/x\" | `Resource` does not cover `arn:aws:ecr:us-east-1:111122223333:repository/app`.",
        "\"Action\": \"*\", \"NotResource\": \"*\" | `NotResource` excepts `arn:aws:ecr:us-east-1:111122223333:repository/app`.",
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:ResourceTag/env\": [\"dev\", \"x\"]}} | `StringEquals` on `aws:ResourceTag/env` is not met: the request carries `prod`, the policy wants `dev` or `x`.",
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringNotLike\": {\"aws:ResourceTag/env\": \"p*\"}} | `StringNotLike` on `aws:ResourceTag/env` is not met: the request carries `prod`, the policy forbids `p*`.",
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": true}} | `Bool` on `aws:MultiFactorAuthPresent` is not met: the request carries no such key, the policy wants `true`.",
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:ResourceTag/env\": \"${aws:username}\"}} | `StringEquals` on `aws:ResourceTag/env` is not met: the request carries `prod`, the policy wants `${aws:username}`. `${aws:username}` stands for `alice`.",
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:ResourceTag/env\": \"${aws:userid}\"}} | `StringEquals` on `aws:ResourceTag/env` is not met: the request carries `prod`, the policy wants `${aws:userid}`. `${aws:userid}` has no value in this request."
      })
  void a_statement_says_what_it_failed_on_first(String elements, String sentence) {
    Explanation explained =
        explain(
            "user/alice",
            "\"identityPolicies\": [{\"name\": \"id\", \"policy\": {\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", "
                + elements
                + "}}}]");
    StatementTrace trace =
        explained
            .layer(Layer.IDENTITY)
            .levels()
            .getFirst()
            .policies()
            .getFirst()
            .statements()
            .getFirst();
    assertThat(trace.match()).isInstanceOf(Match.NotMatched.class);
    Mismatch mismatch = ((Match.NotMatched) trace.match()).reason();
    assertThat(MismatchText.sentence(mismatch, trace.statement(), explained.request()))
        .isEqualTo(sentence);
  }

  @Test
  void every_layer_says_what_it_has_to_say() {
    Explanation explained =
        explain(
            "user/alice",
            ALLOW_ALL
                + ", \"permissionsBoundary\": {\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}"
                + ", \"resourcePolicy\": {\"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"ecr:Put*\"}}");
    assertThat(explained.layers().stream().map(LayerTrace::answer))
        .containsExactly(
            LayerAnswer.ABSENT,
            LayerAnswer.ABSENT,
            LayerAnswer.DENIES,
            LayerAnswer.ABSENT,
            LayerAnswer.ALLOWS,
            LayerAnswer.SILENT,
            LayerAnswer.NOT_APPLICABLE);
    assertThat(explained.remedies().stream().map(Remedy::text))
        .containsExactly(
            "Remove or narrow the Deny in the repository policy: statement 1.",
            "Allow it in the permissions boundary.");
    assertThat(explained.awsMessage())
        .isEqualTo(
            "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: ecr:PutImage on resource: "
                + "arn:aws:ecr:us-east-1:111122223333:repository/app with an explicit deny in a resource-based policy");
  }

  @Test
  void a_silent_level_of_the_organization_is_named() {
    Explanation explained =
        explain(
            "user/alice",
            ALLOW_ALL
                + ", \"scps\": [{\"level\": \"ou-1\", \"policies\": [{\"name\": \"s\", \"policy\": {\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}}]}]");
    assertThat(explained.remedies()).containsExactly(new Remedy.AddAllow(Layer.SCP, "ou-1"));
    assertThat(explained.awsMessage())
        .endsWith("because no service control policy allows the ecr:PutImage action");
  }

  @Test
  void keys_that_were_asked_for_in_vain_are_listed() {
    Explanation explained =
        explain(
            "user/alice",
            "\"identityPolicies\": [{\"name\": \"id\", \"policy\": {\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": true}}}, {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"Null\": {\"aws:SourceVpce\": false}}}]}}]");
    assertThat(explained.missingKeys()).containsExactly("aws:SecureTransport");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"StringEquals\": {\"aws:TagKeys\": \"env\"}            | LIST_WITHOUT_SET_OPERATOR",
        "\"Null\": {\"aws:CalledVia\": \"true\"}                 | EMPTY_LIST_UNDER_NULL",
        "\"ForAllValues:StringEquals\": {\"a:none\": \"x\"}      | FOR_ALL_VALUES_WITHOUT_VALUES",
        "\"ForAnyValue:StringLikeIfExists\": {\"a:none\": \"x\"} | FOR_ANY_VALUE_IF_EXISTS",
        "\"DateLessThan\": {\"aws:CurrentTime\": \"2020\"}       | YEAR_OR_EPOCH",
        "\"IpAddress\": {\"aws:SourceIp\": \"2001:db8::1\"}      | IPV6_WITHOUT_PREFIX",
        "\"Bool\": {\"aws:SecureTransport\": \"${a:b}\"}         | VARIABLE_IN_BOOL"
      })
  void what_aws_leaves_open_is_said(String condition, NoteCode code) {
    Explanation explained =
        explain(
            "user/alice",
            "\"identityPolicies\": [{\"name\": \"id\", \"policy\": {\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {"
                + condition
                + "}}}}]");
    assertThat(explained.result().notes().stream().map(Note::code)).containsExactly(code);
  }

  @Test
  void an_incomplete_chain_in_not_principal_is_said() {
    String policy =
        ", \"resourcePolicy\": {\"Statement\": {\"Effect\": \"Deny\", \"NotPrincipal\": {\"AWS\": \"arn:aws:iam::111122223333:user/alice\"}, \"Action\": \"ecr:*\"}}";
    Explanation explained = explain("user/alice", ALLOW_ALL + policy);
    assertThat(explained.decision().isAllowed()).isTrue();
    Note note = explained.result().notes().getFirst();
    assertThat(note.code()).isEqualTo(NoteCode.NOT_PRINCIPAL_CHAIN);
    assertThat(note.text()).contains("111122223333` is missing");
  }

  @Test
  void not_principal_with_the_account_alone_denies_and_says_what_is_open() {
    String policy =
        ", \"resourcePolicy\": {\"Statement\": {\"Effect\": \"Deny\", \"NotPrincipal\": {\"AWS\": \"111122223333\"}, \"Action\": \"ecr:*\"}}";
    Explanation explained = explain("user/alice", ALLOW_ALL + policy);
    assertThat(explained.decision().isAllowed()).isFalse();
    assertThat(explained.result().notes().stream().map(Note::code))
        .containsExactly(NoteCode.NOT_PRINCIPAL_ACCOUNT);
  }

  @Test
  void a_short_arn_outside_identity_policies_is_said() {
    String policy =
        ", \"scps\": [{\"level\": \"root\", \"policies\": [{\"name\": \"s\", \"policy\": {\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:ecr:*\"}}}]}]";
    assertThat(explain("user/alice", ALLOW_ALL + policy).result().notes().stream().map(Note::code))
        .containsExactly(NoteCode.SHORT_ARN);
  }

  @Test
  void the_deciding_statements_of_an_allow_are_those_of_the_granting_layers() {
    Explanation explained =
        explain(
            "user/alice",
            ALLOW_ALL
                + ", \"resourcePolicy\": {\"Statement\": {\"Sid\": \"Mine\", \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:*\"}}");
    assertThat(explained.result().statements().stream().map(DecidingStatement::text))
        .isEqualTo(List.of("statement `Mine`"));
    assertThat(explained.reason())
        .isEqualTo("Allowed by statement `Mine` (repository policy); nothing denies it.");
  }

  private static Explanation explain(String principal, String policies) {
    String line =
        """
        {"schema": "iam-decision-case/1", "id": "x", "request": {"principal": "arn:aws:iam::111122223333:%s",
         "action": "ecr:PutImage", "resource": "arn:aws:ecr:us-east-1:111122223333:repository/app",
         "resourceAccount": "111122223333", "context": {"aws:ResourceTag/env": "prod", "aws:username": "alice",
         "aws:TagKeys": ["env"], "aws:CalledVia": []}}, %s}
        """
            .formatted(principal, policies);
    return switch (DecisionCases.read(line)) {
      case CaseOutcome.Read(var read) -> {
        assertThat(read.invalid()).isEmpty();
        yield new Evaluator(ServiceReference.load())
            .explain(read.request(), read.policies().toPolicySet());
      }
      case CaseOutcome.Malformed(String message) -> throw new AssertionError(message);
    };
  }
}
