package io.quaymaster.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.cases.CaseOutcome;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.PathologicalPairs;
import io.quaymaster.iam.testing.PolicyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  private static final String RESOURCE = "arn:aws:ecr:eu-west-1:111122223333:repository/app";
  private static final String NARROW = policy("Allow", "ecr:ListImages");
  private static final String WIDE = policy("Allow", "ecr:PutImage\", \"ecr:ListImages");
  private static final String OTHER = policy("Allow", "ecr:PutImage");

  @TempDir Path folder;

  private static String policy(String effect, String actions) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Sid": "S", "Effect": "%s", \
    "Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"}, "Action": ["%s"]}]}\
    """
        .formatted(effect, actions);
  }

  @ParameterizedTest
  @CsvSource({
    "narrow, narrow, any, 0",
    "narrow, wide, more, 1",
    "narrow, wide, less, 0",
    "narrow, wide, any, 1",
    "wide, narrow, more, 0",
    "wide, narrow, less, 1",
    "narrow, other, more, 1",
    "narrow, other, less, 1",
    "none, narrow, more, 1",
    "narrow, none, more, 0",
  })
  void the_exit_status_says_whether_what_was_asked_for_was_found(
      String before, String after, String failOn, int status) throws IOException {
    Files.writeString(folder.resolve("narrow"), NARROW);
    Files.writeString(folder.resolve("wide"), WIDE);
    Files.writeString(folder.resolve("other"), OTHER);
    Files.writeString(folder.resolve("none"), "null");

    Run run = compare(before, after, "--fail-on", failOn);

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
  }

  @Test
  void gained_access_fails_by_default() throws IOException {
    Files.writeString(folder.resolve("narrow"), NARROW);
    Files.writeString(folder.resolve("wide"), WIDE);

    assertThat(compare("narrow", "wide").status()).isEqualTo(1);
    assertThat(compare("wide", "narrow").status()).isZero();
  }

  @Test
  void a_document_that_is_not_acceptable_is_told_with_its_place() throws IOException {
    Files.writeString(folder.resolve("bad"), policy("Permit", "ecr:PutImage"));
    Files.writeString(folder.resolve("wide"), WIDE);

    Run run = compare("bad", "wide", "--format", "json");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("bad:1:").contains("EFFECT-VALUE");
    assertThat(run.out()).contains("\"verdict\": \"INVALID\"").contains("\"side\": \"before\"");
  }

  @Test
  void documents_of_different_types_are_not_compared_without_a_word() throws IOException {
    Files.writeString(folder.resolve("repository"), WIDE);
    Files.writeString(
        folder.resolve("identity"),
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}}\
        """);

    assertThat(compare("repository", "identity").status()).isEqualTo(2);
  }

  @Test
  void pairs_are_answered_in_their_order_and_a_malformed_line_does_not_stop_the_rest() {
    String pairs =
        pair("a", NARROW, WIDE)
            + "\n"
            + "{\"id\": \"b\"}\n"
            + pair("c", "null", "null")
            + "\n"
            + "nonsense\n";

    Run run = Run.reading(pairs, "compare", "--pairs", "-");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("{\"id\":\"a\",\"verdict\":\"MORE_PERMISSIVE\",\"gained\":[{"),
            line -> assertThat(line).isEqualTo("{\"line\":2,\"error\":\"`type` is missing\"}"),
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"id\":\"c\",\"verdict\":\"EQUIVALENT\",\"gained\":[],\"lost\":[]"),
            line -> assertThat(line).startsWith("{\"line\":4,\"error\":\"no JSON"));
  }

  @Test
  void pairs_are_answered_in_their_order_however_long_each_takes() {
    PolicyPair slow = PathologicalPairs.overlapping(50);
    List<String> pairs =
        IntStream.range(0, 60)
            .mapToObj(i -> i % 7 == 0 ? slow : new PolicyPair("", slow.type(), "null", "null"))
            .map(PolicyPair::line)
            .toList();
    StringBuilder numbered = new StringBuilder();
    for (int i = 0; i < pairs.size(); i++) {
      numbered.append(pairs.get(i).replaceFirst("\"id\":\"[^\"]*\"", "\"id\":" + i)).append('\n');
    }

    assertThat(Run.reading(numbered.toString(), "compare", "--pairs", "-").out().lines())
        .extracting(line -> line.replaceFirst("^\\{\"id\":\"([0-9]+)\".*", "$1"))
        .isEqualTo(IntStream.range(0, 60).mapToObj(Integer::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::bucket",
        "arn:aws:ecr:eu-west-1::repository/app",
        "arn:aws:ecr:eu-west-1:111122223333:app",
        "app"
      })
  void a_repository_policy_stands_at_a_repository(String resource) {
    String pair = pair("a", NARROW, WIDE).replace(RESOURCE, resource);

    assertThat(Run.reading(pair, "compare", "--pairs", "-").out())
        .startsWith("{\"line\":1,\"error\":\"`" + resource + "` is no ");
  }

  @Test
  void the_registry_is_that_of_the_resource_if_nobody_says_otherwise() {
    String pair =
        pair("a", "null", policy("Allow", "ecr-public:PutImage"))
            .replace(RESOURCE, "arn:aws:ecr-public::111122223333:repository/app");

    assertThat(Run.reading(pair, "compare", "--pairs", "-").out())
        .contains("MORE_PERMISSIVE")
        .contains("\"actions\":[\"ecr-public:PutImage\"]");
    assertThat(
            Run.reading(
                    pair.replace("\"type\"", "\"registry\": \"private\", \"type\""),
                    "compare",
                    "--pairs",
                    "-")
                .out())
        .contains("is no repository of a private registry");
  }

  @Test
  void what_a_stream_finds_fails_only_if_it_was_asked_for() {
    String pair = pair("a", NARROW, WIDE);

    assertThat(Run.reading(pair, "compare", "--pairs", "-").status()).isZero();
    assertThat(Run.reading(pair, "compare", "--pairs", "-", "--fail-on", "more").status())
        .isEqualTo(1);
    assertThat(Run.reading(pair, "compare", "--pairs", "-", "--fail-on", "less").status()).isZero();
  }

  @Test
  void timing_is_told_if_asked_for() {
    assertThat(Run.reading(pair("a", NARROW, WIDE), "compare", "--pairs", "-", "--timing").out())
        .containsPattern("\"timing\":\\{\"micros\":[0-9]+}");
    assertThat(Run.reading(pair("a", NARROW, WIDE), "compare", "--pairs", "-").out())
        .doesNotContain("timing");
  }

  @Test
  void a_document_without_statements_says_nothing_and_can_be_compared() {
    String empty = "{\"Version\": \"2012-10-17\", \"Statement\": []}";

    assertThat(Run.reading(pair("a", empty, "null"), "compare", "--pairs", "-").out())
        .contains("\"EQUIVALENT\"");
  }

  @Test
  void a_statement_that_does_nothing_is_told() {
    String twice = WIDE.replace("}]}", "}, " + NARROW.substring(NARROW.indexOf("{\"Sid")));

    assertThat(Run.reading(pair("a", "null", twice), "compare", "--pairs", "-").out())
        .contains("{\"side\":\"after\",\"statement\":1,\"code\":\"REDUNDANT\"");
  }

  @Test
  void a_witness_is_a_case_that_the_two_sides_answer_differently() {
    Json answer = json(Run.reading(pair("a", NARROW, OTHER), "compare", "--pairs", "-").out());

    assertThat(classes(answer, "gained"))
        .isNotEmpty()
        .allSatisfy(c -> {
          assertThat(decision(c, NARROW)).startsWith("DENY");
          assertThat(decision(c, OTHER)).isEqualTo("ALLOW");
        });
    assertThat(classes(answer, "lost"))
        .isNotEmpty()
        .allSatisfy(c -> {
          assertThat(decision(c, NARROW)).isEqualTo("ALLOW");
          assertThat(decision(c, OTHER)).startsWith("DENY");
        });
  }

  /// What the witness of a class is answered with `policy` in the open place.
  private static String decision(Json changed, String policy) {
    Json witness = member(changed, "witness");
    String open = JsonWriter.compact().value(witness).toString();
    assertThat(open).contains("\"resourcePolicy\":null");
    String filled = open.replace("\"resourcePolicy\":null", "\"resourcePolicy\":" + policy);
    return ((CaseOutcome.Read) DecisionCases.read(filled))
        .decisionCase()
        .answer(new Evaluator(ServiceReference.load()))
        .word();
  }

  private static List<Json> classes(Json answer, String name) {
    return ((JsonArray) member(answer, name)).elements();
  }

  private static Json member(Json json, String name) {
    return Objects.requireNonNull(((JsonObject) json).get(name), name);
  }

  private static Json json(String text) {
    return ((JsonOutcome.Read) JsonReader.read(text)).value();
  }

  private static String pair(String id, String before, String after) {
    return """
    {"id": "%s", "type": "repository-policy", "resource": "%s", "before": %s, "after": %s}\
    """
        .formatted(id, RESOURCE, before, after);
  }

  private Run compare(String before, String after, String... options) {
    String[] args = new String[7 + options.length];
    args[0] = "compare";
    args[1] = folder.resolve(before).toString();
    args[2] = folder.resolve(after).toString();
    args[3] = "--resource";
    args[4] = RESOURCE;
    args[5] = "--registry";
    args[6] = "private";
    System.arraycopy(options, 0, args, 7, options.length);
    return Run.of(args);
  }
}
