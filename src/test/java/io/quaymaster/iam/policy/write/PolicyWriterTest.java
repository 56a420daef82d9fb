package io.quaymaster.iam.policy.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWriterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ecr:us-east-1:111122223333:repository/${aws:username}/*",
        "arn:aws:ecr:us-east-1:111122223333:repository/${aws:PrincipalTag/team, 'none'}",
        "arn:aws:ecr:us-east-1:111122223333:repository/${*}${?}${$}{x}",
        "arn:${Partition}:ecr:${Region}:${Account}:repository/${Repository-name}",
        "arn:aws:ecr:us-east-1:111122223333:repository/$${aws:username}${unclosed",
        "arn:aws:ecr:*",
        "*"
      })
  void a_resource_reads_as_it_was_written(String resource) {
    for (String version : new String[] {"2008-10-17", "2012-10-17"}) {
      Policy policy =
          read(
              """
              {"Version": "%s", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "ecr:*", "Resource": "%s"}}
              """
                  .formatted(version, resource));
      assertThat(read(PolicyWriter.pretty(policy))).isEqualTo(policy);
      assertThat(read(PolicyWriter.canonical(policy))).isEqualTo(policy);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"Principal\": \"*\"                  | \"Principal\": {\"AWS\": [\"*\"]}",
        "\"Principal\": {\"AWS\": \"111122223333\"} | \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}",
        "\"Principal\": {\"Service\": \"a.amazonaws.com\", \"AWS\": \"*\"} | \"Principal\": {\"AWS\": \"*\", \"Service\": [\"A.amazonaws.com\"]}",
        "\"Action\": \"ecr:PutImage\"          | \"Action\": [\"ECR:putimage\"]",
        "\"Condition\": {\"Bool\": {\"aws:SecureTransport\": true}} | \"Condition\": {\"Bool\": {\"AWS:securetransport\": [\"true\"]}}",
        "\"Condition\": {\"StringLike\": {\"a:b\": \"x**\", \"a:a\": 1}} | \"Condition\": {\"StringLike\": {\"a:A\": \"1\", \"a:b\": \"x*\"}}",
        "\"Condition\": {\"StringEquals\": {\"a:b\": \"${AWS:UserName}\"}} | \"Condition\": {\"StringEquals\": {\"a:b\": \"${ aws:username }\"}}"
      })
  void what_means_the_same_has_one_canonical_form(String one, String other) {
    assertThat(PolicyWriter.canonical(statement(one)))
        .isEqualTo(PolicyWriter.canonical(statement(other)));
  }

  @Test
  void the_order_of_statements_and_of_lists_is_kept() {
    assertThat(PolicyWriter.canonical(statement("\"Action\": [\"ecr:B\", \"ecr:A\"]")))
        .isNotEqualTo(PolicyWriter.canonical(statement("\"Action\": [\"ecr:A\", \"ecr:B\"]")));
  }

  @Test
  void keys_that_differ_in_case_alone_stay_two() {
    Policy policy =
        statement("\"Condition\": {\"StringEquals\": {\"a:b\": \"x\", \"A:B\": \"y\"}}");
    assertThat(read(PolicyWriter.canonical(policy))).isEqualTo(policy);
  }

  @Test
  void a_service_named_star_does_not_become_everyone() {
    Policy policy = statement("\"Principal\": {\"Service\": \"*\"}");
    assertThat(PolicyWriter.canonical(policy)).contains("{\"Service\":[\"*\"]}");
    assertThat(read(PolicyWriter.pretty(policy))).isEqualTo(policy);
  }

  @Test
  void the_form_for_people_keeps_the_spelling() {
    assertThat(PolicyWriter.pretty(statement("\"Action\": \"ECR:PutImage\"")))
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": "*",
                  "Action": "ECR:PutImage"
                }
              ]
            }\
            """);
  }

  private static Policy statement(String element) {
    String principal = element.contains("Principal") ? "" : "\"Principal\": \"*\", ";
    String action = element.contains("Action") ? "" : "\"Action\": \"*\", ";
    return read(
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", %s%s%s}]}
        """
            .formatted(principal, action, element));
  }

  private static Policy read(String text) {
    return switch (PolicyParser.parse(text, PolicyType.REPOSITORY_POLICY)) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable -> throw new AssertionError(unreadable.findings());
    };
  }
}
