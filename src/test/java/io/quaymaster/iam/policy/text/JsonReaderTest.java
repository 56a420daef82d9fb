package io.quaymaster.iam.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.JsonProblem.Accident;
import io.quaymaster.iam.testing.Dice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final int TEXTS = 20_000;
  private static final List<String> VALUES =
      List.of(
          "{}",
          "[ ]",
          "\"\"",
          "\"a b\"",
          "\"\\u00e9\\n\\\"\\\\\\/\"",
          "\"é😀\"",
          "0",
          "-0",
          "12.50",
          "-1e5",
          "2E-3",
          "7.0e+10",
          "true",
          "false",
          "null",
          "{\"a\":1,\"a\":[2]}");
  private static final String TROUBLE =
      "{}[]\",:\\/ \n\t\u0000\u001f\uFEFF\u00A0+-.0189eEutfnl😀é'";

  @Test
  void positions_span_every_value_and_every_name() {
    assertThat(((JsonOutcome.Read) JsonReader.read(" {\"a\\u0062\" : [1, \"c\"]}\n")).value())
        .isEqualTo(
            new JsonObject(
                List.of(
                    new Member(
                        "ab",
                        2,
                        11,
                        new JsonArray(
                            List.of(new JsonNumber("1", 15, 16), new JsonString("c", 18, 21)),
                            14,
                            22))),
                1,
                23));
  }

  @Test
  void what_is_read_is_what_another_parser_reads() {
    for (long seed = 0; seed < TEXTS; seed++) {
      String text = torn(value(new Dice(seed), 4), new Dice(-seed));

      assertThat(JsonReader.tryRead(text))
          .as("seed %d: %s", seed, text)
          .isEqualTo(JacksonReader.tryRead(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 2",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "tru",
        "nullx",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u\uFF11234\"",
        "\"\t\"",
        "[1,]",
        "[,]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{1:2}",
        "[}",
        "\u0000",
        "\"\u0000\"",
        "\uFEFF1",
        "1\u00A0"
      })
  void what_is_no_json_is_refused(String text) {
    assertThat(JsonReader.tryRead(text)).isNull();
    assertThat(JsonReader.read(text)).isInstanceOf(JsonOutcome.Broken.class);
  }

  @Test
  void the_limits_are_64_levels_and_numbers_of_1000_characters() {
    assertThat(JsonReader.isJson("[".repeat(64) + "]".repeat(64))).isTrue();
    assertThat(accident("[".repeat(65) + "]".repeat(65))).isEqualTo(Accident.TOO_DEEP);
    assertThat(JsonReader.isJson("[{}" + ",{}".repeat(100) + "]")).isTrue();
    assertThat(JsonReader.isJson("1".repeat(1000))).isTrue();
    assertThat(accident("1".repeat(1001))).isEqualTo(Accident.OTHER);
  }

  private static Accident accident(String text) {
    return ((JsonOutcome.Broken) JsonReader.read(text)).problems().getFirst().accident();
  }

  private static String value(Dice dice, int depth) {
    if (depth == 0 || dice.in100(30)) {
      return dice.of(VALUES);
    }
    StringBuilder out = new StringBuilder();
    boolean object = dice.in100(60);
    String space = dice.of(List.of("", " ", "\r\n\t"));
    for (int i = dice.between(1, 3); i > 0; i--) {
      out.append(out.isEmpty() ? "" : ",").append(space);
      out.append(object ? "\"n" + i + "\\t\"" + space + ":" : "").append(value(dice, depth - 1));
    }
    return (object ? "{" : "[") + out + space + (object ? "}" : "]");
  }

  /// Two of three texts get one to three characters more, fewer or others.
  private static String torn(String text, Dice dice) {
    StringBuilder torn = new StringBuilder(text);
    for (int i = dice.between(-1, 3); i > 0 && !torn.isEmpty(); i--) {
      int at = dice.between(0, torn.length() - 1);
      int trouble = dice.between(0, TROUBLE.length() - 1);
      String with = dice.in100(30) ? "" : TROUBLE.substring(trouble, trouble + 1);
      torn.replace(at, at + dice.between(0, 1), with);
    }
    return torn.toString();
  }
}
