package io.quaymaster.iam.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.text.JsonProblem.Accident;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAccidentsTest {
  private static Optional<String> mended(String text) {
    return JsonProblem.mendAll(text, problems(text));
  }

  private static List<JsonProblem> problems(String text) {
    return ((JsonOutcome.Broken) JsonReader.read(text)).problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{“a”: 1}                 | TYPOGRAPHIC_QUOTE  | {\"a\": 1}",
        "{\"a\": “b\", \"c\": \"d”} | TYPOGRAPHIC_QUOTE | {\"a\": \"b\", \"c\": \"d\"}",
        "{'a': 1}                 | SINGLE_QUOTE       | {\"a\": 1}",
        "{\"a\": [1,]}            | TRAILING_COMMA     | {\"a\": [1]}",
        "{\"a\": 1 \"b\": 2}      | MISSING_COMMA      | {\"a\": 1, \"b\": 2}",
        "[1,,2]                   | SPARE_COMMA        | [1,2]",
        "{\"a\": [1, 2}           | UNCLOSED           | {\"a\": [1, 2]}",
        "{\"a\": [\"b\", \"c\": 1} | UNCLOSED          | {\"a\": [\"b\"], \"c\": 1}",
        "{\"a\": {                | UNCLOSED           | {\"a\": {}}",
        "{\"a\": \"b              | UNCLOSED           | {\"a\": \"b\"}",
        "{\"a\": 1}}              | NEVER_OPENED       | {\"a\": 1}",
        "{a: b}                   | UNQUOTED           | {\"a\": \"b\"}",
        "{\"a\": True}            | UNQUOTED           | {\"a\": true}",
        "{\"a\": 007}             | UNQUOTED           | {\"a\": \"007\"}",
        "{/* x */\"a\": 1}        | COMMENT            | {\"a\": 1}",
        "{\"a\": \"\\*\"}         | MARKDOWN_ESCAPE    | {\"a\": \"*\"}",
        "Look: {\"a\": 1}         | PROSE              | {\"a\": 1}",
        "{\\\"a\\\": 1}           | ESCAPED            | {\"a\": 1}",
        "\"Action\": \"*\"        | FRAGMENT           | {\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\"}]}"
      })
  void an_accident_is_named_and_mended(String text, Accident accident, String mended) {
    List<JsonProblem> problems = problems(text);
    assertThat(problems).extracting(JsonProblem::accident).contains(accident);
    assertThat(JsonProblem.mendAll(text, problems)).contains(mended);
  }

  @Test
  void several_accidents_are_told_together() {
    String text = "\uFEFF{“Version”: '2012-10-17',\u00A0\"Statement\": [{\"Effect\" \"Allow\",}}";
    assertThat(problems(text))
        .extracting(JsonProblem::accident)
        .containsExactly(
            Accident.BYTE_ORDER_MARK,
            Accident.TYPOGRAPHIC_QUOTE,
            Accident.SINGLE_QUOTE,
            Accident.NO_BREAK_SPACE,
            Accident.UNCLOSED,
            Accident.OTHER,
            Accident.TRAILING_COMMA);
    assertThat(JsonProblem.mendAll(text, problems(text)))
        .contains("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\"}]}");
  }

  @Test
  void characters_that_nobody_sees_are_named_and_taken_out() {
    String text = "{\"a\"\u0000: \"b\u0000\u0000c\", \"d\": true\u0001}";
    assertThat(problems(text))
        .hasSize(3)
        .extracting(JsonProblem::accident)
        .containsOnly(Accident.CONTROL_CHARACTER);
    assertThat(problems(text).getFirst().message())
        .isEqualTo("The invisible character U+0000 (NUL) does not belong here; delete it.");
    assertThat(mended(text)).contains("{\"a\": \"bc\", \"d\": true}");
  }

  @Test
  void a_text_of_two_bytes_a_character_is_recognized() {
    String text = "{\"a\": \"b\"}".replaceAll("(?s)(.)", "$1\u0000");
    assertThat(problems(text)).hasSize(1);
    assertThat(problems(text).getFirst().message()).contains("UTF-16");
    assertThat(mended(text)).contains("{\"a\": \"b\"}");
    assertThat(mended("\u00FF\u00FE" + text)).contains("{\"a\": \"b\"}");
  }

  @Test
  void an_unclosed_bracket_is_shown_where_it_opens() {
    JsonProblem problem = problems("{\"Action\": [\"ecr:PutImage\"").get(1);
    assertThat(problem.start()).isEqualTo(11);
    assertThat(problem.message()).isEqualTo("`[` is never closed; `]` is missing.");
  }

  @Test
  void a_variable_of_a_shell_is_not_guessed() {
    assertThat(problems("{\"a\": $ARN}").getFirst().accident()).isEqualTo(Accident.SHELL_VARIABLE);
    assertThat(JsonProblem.mendAll("{\"a\": $ARN}", problems("{\"a\": $ARN}"))).isEmpty();
  }
}
