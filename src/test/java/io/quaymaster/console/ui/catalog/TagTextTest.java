package io.quaymaster.console.ui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TagTextTest {
  @Test
  void one_tag_a_line() {
    assertThat(TagText.read(" team = depot \n\nempty=\nurl=a=b"))
        .isEqualTo(Map.of("team", "depot", "empty", "", "url", "a=b"));
  }

  @Test
  void what_is_no_tag_is_named() {
    assertThatThrownBy(() -> TagText.read("team"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`team` is no tag: write key=value.");
    assertThatThrownBy(() -> TagText.read("a=1\na=2")).hasMessageContaining("twice");
  }

  @Test
  void what_was_written_is_read_again() {
    Map<String, String> tags = Map.of("team", "depot", "env", "prod");
    assertThat(TagText.read(TagText.write(tags))).isEqualTo(tags);
  }
}
