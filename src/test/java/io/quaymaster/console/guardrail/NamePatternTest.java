package io.quaymaster.console.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ecr:*          | ecr:putimage | true
          ecr:put?mage   | ecr:putimage | true
          *image         | ecr:putimage | true
          ecr:*t*a*e     | ecr:putimage | true
          ecr:put        | ecr:putimage | false
          ecr:putimage?  | ecr:putimage | false
          ecr:*image*s   | ecr:putimage | false
          ?*             | e            | true
          """)
  void a_star_is_any_text_and_a_question_mark_one_character(
      String pattern, String name, boolean matches) {
    assertThat(NamePattern.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void many_stars_cost_no_more_than_the_name_is_long() {
    String pattern = "ecr:" + "*?".repeat(2_000) + "y";
    assertThat(NamePattern.matches(pattern, "ecr:" + "x".repeat(3_000))).isFalse();
  }
}
