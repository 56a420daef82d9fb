package io.quaymaster.iam.evaluation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.cases.DecisionCase.InvalidDocument;
import io.quaymaster.iam.policy.finding.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedCasesTest {
  private static final String USER = "\"principal\": \"arn:aws:iam::111122223333:user/a\"";
  private static final String REQUEST =
      USER
          + ", \"action\": \"ecr:PutImage\", \"resource\": \"*\", \"resourceAccount\": \"111122223333\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[]                                                    | a case is an object, not an array",
        "{}                                                    | `schema` is missing",
        "{\"schema\": 1}                                       | `schema` is a text, not a number",
        "{\"schema\": \"x/2\"}                                 | `schema` is `x/2`, not `iam-decision-case/1`",
        "{\"schema\": \"iam-decision-case/1\", \"id\": \"a\"}  | `request` is missing",
        "{\"schema\": \"iam-decision-case/1\"                  | no JSON at line 1"
      })
  void a_line_that_is_no_case_says_which_field_is_wrong(String line, String message) {
    assertThat(message(line)).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"principal\": \"alice\"                              | `request.principal`: `alice` is no principal",
        "\"principal\": 1                                      | `request.principal` is a text, not a number",
        "\"principal\": \"arn:aws:iam::111122223333:group/g\"  | `request.principal`: `arn:aws:iam::111122223333:group/g` is no principal",
        "\"principal\": \"arn:aws:iam::1111:user/a\"           | `request.principal`: `arn:aws:iam::1111:user/a` is no principal",
        "\"principal\": \"arn:aws:iam::111122223333:user/*\"   | `request.principal`: `arn:aws:iam::111122223333:user/*` holds a wildcard",
        "\"principal\": \"arn:aws:sts::111122223333:assumed-role/r\" | `request.principal`: `arn:aws:sts::111122223333:assumed-role/r` names no session",
        "\"action\": \"PutImage\"                              | `request.action` is `PutImage`, not one action",
        "\"action\": \"ecr:*\"                                 | `request.action` is `ecr:*`, not one action",
        "\"resource\": \"app\"                                 | `request.resource` is `app`, neither an ARN nor `*`",
        "\"resourceAccount\": \"1\"                            | `request.resourceAccount` is `1`, not an account of 12 digits",
        "\"context\": []                                       | `request.context` is an object, not an array",
        "\"context\": {\"a:b\": true}                          | `request.context[\"a:b\"]` is a text, not true or false",
        "\"context\": {\"a:b\": [1]}                           | `request.context[\"a:b\"][0]` is a text, not a number",
        "\"context\": {\"a:b\": \"1\", \"a:b\": \"2\"}         | `request.context[\"a:b\"]` stands twice",
        "\"principalInfo\": {\"serviceLinkedRole\": \"yes\"}   | `request.principalInfo.serviceLinkedRole` is true or false, not a text"
      })
  void a_wrong_field_of_the_request_is_named(String field, String message) {
    assertThat(message(line("\"request\": {" + REQUEST + ", " + field + "}"))).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"identityPolicies\": {}                        | `identityPolicies` is a list, not an object",
        "\"identityPolicies\": [{\"policy\": null}]      | `identityPolicies[0].name` is missing",
        "\"scps\": [{\"policies\": []}]                  | `scps[0].level` is missing",
        "\"org\": {\"principalIsManagementAccount\": 1}  | `org.principalIsManagementAccount` is true or false, not a number",
        "\"expect\": {\"decision\": \"MAYBE\"}           | `expect.decision` is `MAYBE`",
        "\"tags\": \"x\"                                 | `tags` is a list, not a text"
      })
  void a_wrong_field_of_the_case_is_named(String field, String message) {
    assertThat(message(line("\"request\": {" + REQUEST + "}, " + field))).startsWith(message);
  }

  @Test
  void unknown_fields_are_passed_over() {
    assertThat(DecisionCases.read(line("\"request\": {" + REQUEST + ", \"x\": 1}, \"y\": {}")))
        .isInstanceOf(CaseOutcome.Read.class);
  }

  @Test
  void a_role_of_another_name_is_not_the_role_of_the_session() {
    String session = "arn:aws:sts::111122223333:assumed-role/dev/s";
    String request =
        REQUEST.replace("arn:aws:iam::111122223333:user/a", session)
            + ", \"principalInfo\": {\"roleArn\": \"arn:aws:iam::111122223333:role/ops\"}";
    assertThat(message(line("\"request\": {" + request + "}")))
        .contains("is not the role of the session");
  }

  @Test
  void an_invalid_document_is_told_with_its_place() {
    String line =
        line(
            "\"request\": {"
                + REQUEST
                + "}, \"identityPolicies\": [{\"name\": \"p\", \"policy\": {\"Statement\": []}}]");
    assertThat(DecisionCases.read(line)).isInstanceOf(CaseOutcome.Read.class);
    InvalidDocument invalid =
        ((CaseOutcome.Read) DecisionCases.read(line)).decisionCase().invalid().getFirst();
    assertThat(invalid.field()).isEqualTo("identityPolicies[0].policy");
    assertThat(invalid.name()).isEqualTo("p");
    assertThat(invalid.findings().getFirst().code()).isEqualTo(IssueCode.ELEMENT_EMPTY);
    int offset = invalid.findings().getFirst().location().span().start().offset();
    assertThat(line.substring(offset)).startsWith("[]");
  }

  private static String line(String fields) {
    return "{\"schema\": \"iam-decision-case/1\", \"id\": \"x\", " + fields + "}";
  }

  private static String message(String line) {
    return switch (DecisionCases.read(line)) {
      case CaseOutcome.Malformed(String message) -> message;
      case CaseOutcome.Read(DecisionCase read) -> throw new AssertionError(read);
    };
  }
}
