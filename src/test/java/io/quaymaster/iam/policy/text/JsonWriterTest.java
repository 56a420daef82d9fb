package io.quaymaster.iam.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
  @Test
  void members_stand_in_the_order_of_the_calls() {
    JsonWriter json = JsonWriter.compact();
    json.object().member("b", "x").member("a", 1).member("c", true).name("d").nothing();
    json.member("e", List.of("y", "z")).name("f").object().endObject().endObject();

    assertThat(json)
        .hasToString("{\"b\":\"x\",\"a\":1,\"c\":true,\"d\":null,\"e\":[\"y\",\"z\"],\"f\":{}}");
  }

  @Test
  void every_member_has_a_line_of_its_own_when_indented() {
    JsonWriter json = JsonWriter.indented();
    json.object().member("a", List.of("x", "y")).name("b").array().endArray().endObject();

    assertThat(json).hasToString("{\n  \"a\": [\n    \"x\",\n    \"y\"\n  ],\n  \"b\": []\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"quoted\" \\ back",
        "line\nbreak\ttab\r",
        "\u0000\u001f",
        "äß€😀",
        "half \uD83D",
        "\uDE00 half"
      })
  void a_text_that_is_read_back_is_the_same(String text) {
    String written = JsonWriter.compact().text(text).toString();

    assertThat(((JsonOutcome.Read) JsonReader.read(written)).value())
        .isInstanceOfSatisfying(
            Json.JsonString.class, read -> assertThat(read.value()).isEqualTo(text));
  }

  @Test
  void half_a_surrogate_pair_is_escaped() {
    assertThat(JsonWriter.compact().text("\uD83D")).hasToString("\"\\ud83d\"");
  }

  @Test
  void a_tree_that_was_read_is_written_as_it_was() {
    String text = "{\"a\":[1,2.50,-3e9,null,true,false,\"x\"],\"a\":{\"b\":[]}}";

    assertThat(JsonWriter.compact().value(((JsonOutcome.Read) JsonReader.read(text)).value()))
        .hasToString(text);
  }
}
