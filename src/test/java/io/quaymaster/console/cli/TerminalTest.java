package io.quaymaster.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.finding.FindingType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void only_a_terminal_is_coloured_and_only_if_nobody_objects() {
    assertThat(Terminal.wantsColor(Map.of("TERM", "xterm"), true)).isTrue();
    assertThat(Terminal.wantsColor(Map.of("TERM", "xterm"), false)).isFalse();
    assertThat(Terminal.wantsColor(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(Terminal.wantsColor(Map.of("NO_COLOR", ""), true)).isTrue();
    assertThat(Terminal.wantsColor(Map.of("TERM", "dumb"), true)).isFalse();
  }

  @Test
  void colour_is_beside_the_word_and_never_instead_of_it() {
    for (FindingType type : FindingType.values()) {
      assertThat(Ink.COLORED.of(type, "word")).contains("word").startsWith("\u001b[");
      assertThat(Ink.PLAIN.of(type, "word")).isEqualTo("word");
    }
  }
}
