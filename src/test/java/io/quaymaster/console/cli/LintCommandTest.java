package io.quaymaster.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class LintCommandTest {
  private static final String OPEN =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "ecr:ListImages"}}\
      """;
  private static final String REFUSED =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Permit", "Principal": "*", "Action": "ecr:ListImages"}}\
      """;
  private static final String PUBLIC =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ecr-public:*", "Resource": "*"}}\
      """;

  @ParameterizedTest
  @CsvSource({"error, 0", "warning, 1", "suggestion, 1"})
  void a_security_warning_counts_as_a_warning(String failOn, int status) {
    assertThat(Run.reading(OPEN, "lint", "--fail-on", failOn, "-").status()).isEqualTo(status);
  }

  @Test
  void an_error_fails_by_default() {
    assertThat(Run.reading(REFUSED, "lint", "-").status()).isEqualTo(1);
  }

  @Test
  void what_is_no_json_is_no_policy_to_judge() {
    Run run = Run.reading("{\"Version\": ", "lint", "--format", "jsonl", "-");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).contains("\"code\":\"SYNTAX-JSON\"");
    assertThat(run.err()).startsWith("-:1:");
  }

  @Test
  void the_worst_of_several_inputs_decides(@TempDir Path folder) throws IOException {
    Path refused = Files.writeString(folder.resolve("refused.json"), REFUSED);
    String missing = folder.resolve("missing.json").toString();

    assertThat(Run.of("lint", refused.toString(), missing).status()).isEqualTo(3);
  }

  @Test
  void a_folder_is_named_as_such(@TempDir Path folder) {
    assertThat(Run.of("lint", folder.toString()).err()).contains("it is a folder");
  }

  @Test
  void the_place_of_a_byte_that_is_not_utf_8_is_told() {
    byte[] text = {'{', '\n', ' ', '"', (byte) 0xFF, '"', '}'};

    Run run = Run.reading(text, "lint", "-");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).startsWith("-:2:3: this byte is not UTF-8");
  }

  @Test
  void a_guess_is_said_and_a_type_that_was_given_is_not() {
    assertThat(Run.reading(OPEN, "lint", "-").err()).contains("looked at as repository-policy");
    assertThat(Run.reading(OPEN, "lint", "--type", "repository-policy", "-").err()).isEmpty();
  }

  @Test
  void the_registry_is_told_from_the_actions() {
    assertThat(Run.reading(PUBLIC, "lint", "--format", "jsonl", "-").out())
        .contains("\"registry\":\"public\"");
    assertThat(Run.reading(OPEN, "lint", "--format", "jsonl", "-").out())
        .contains("\"registry\":\"private\"");
  }

  @Test
  void public_registries_have_no_registry_policy() {
    Run run = Run.reading(OPEN, "lint", "--type", "registry-policy", "--registry", "public", "-");

    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void standard_input_is_read_once() {
    assertThat(Run.reading(OPEN, "lint", "-", "-").status()).isEqualTo(2);
  }

  @Test
  void several_inputs_are_a_list_in_json(@TempDir Path folder) throws IOException {
    String one = Files.writeString(folder.resolve("one.json"), OPEN).toString();
    String two = Files.writeString(folder.resolve("two.json"), OPEN).toString();

    assertThat(json(Run.of("lint", "--format", "json", one, two).out()))
        .isInstanceOf(JsonArray.class);
    assertThat(json(Run.of("lint", "--format", "json", one).out())).isInstanceOf(JsonObject.class);
  }

  @Test
  void a_rule_of_a_sarif_log_helps() {
    String log = Run.reading(REFUSED, "lint", "--format", "sarif", "-").out();

    JsonObject run = (JsonObject) ((JsonArray) member(json(log), "runs")).elements().getFirst();
    JsonArray rules = (JsonArray) member(member(member(run, "tool"), "driver"), "rules");
    JsonArray results = (JsonArray) member(run, "results");
    assertThat(rules.elements())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(member(rule, "help")).isNotNull());
    assertThat(results.elements()).isNotEmpty();
  }

  @Test
  void the_path_of_a_file_is_a_uri_in_a_sarif_log(@TempDir Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("a b#ü.json"), REFUSED).toString();

    assertThat(Run.of("lint", "--format", "sarif", file).out()).contains("a%20b%23%C3%BC.json");
  }

  @Test
  void a_junit_report_is_xml_whatever_a_policy_says() throws Exception {
    String policy = "{\"Version\": \"<&\\u0001'\\\"]]>\", \"Statement\": []}";

    String report = Run.reading(policy, "lint", "--format", "junit", "-").out();

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(report)));
    assertThat(report).contains("<failure");
  }

  @Test
  void a_fault_on_a_line_of_ten_thousand_characters_is_shown_with_its_surroundings() {
    String policy =
        REFUSED.replace(
            "\"ecr:ListImages\"", "[\"ecr:ListImages\"" + ", \"ecr:ListImages\"".repeat(600) + "]");

    assertThat(Run.reading(policy, "lint", "-").out().lines())
        .allMatch(line -> line.length() < 300);
  }

  private static Json json(String text) {
    return ((JsonOutcome.Read) JsonReader.read(text)).value();
  }

  private static Json member(Json json, String name) {
    Json value = ((JsonObject) json).get(name);
    assertThat(value).as(name).isNotNull();
    return value;
  }
}
