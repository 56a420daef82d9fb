package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLinesTest {
  private static final String TEXT = "one\ntwo\n}\nthree\n}\nfour";

  private static Optional<LineRange> followed(int first, int last, String later) {
    return TextLines.of(TEXT).follow(new LineRange(first, last), TextLines.of(later));
  }

  private static Optional<LineRange> at(int first, int last) {
    return Optional.of(new LineRange(first, last));
  }

  @Test
  void lines_go_down_when_others_come_before_them() {
    assertThat(followed(2, 3, "zero\n" + TEXT)).isEqualTo(at(3, 4));
    assertThat(followed(5, 5, "zero\n" + TEXT)).isEqualTo(at(6, 6));
  }

  @Test
  void lines_that_moved_as_a_whole_are_found_again() {
    assertThat(followed(1, 2, "}\nthree\n}\nfour\none\ntwo")).isEqualTo(at(5, 6));
  }

  @Test
  void lines_that_were_changed_or_torn_apart_are_gone() {
    assertThat(followed(2, 2, "one\nTWO\n}\nthree\n}\nfour")).isEmpty();
    assertThat(followed(1, 2, "one\nbetween\ntwo\n}\nthree\n}\nfour")).isEmpty();
  }

  @Test
  void a_bracket_is_not_taken_for_another() {
    assertThat(followed(3, 3, "one\ntwo\nthree\n}\nfour")).isEmpty();
    assertThat(followed(5, 5, "one\ntwo\nthree\n}\nfour")).isEqualTo(at(4, 4));
  }

  @Test
  void a_line_that_is_there_twice_is_not_found_in_the_place_of_its_twin() {
    TextLines twice = TextLines.of("a\nsame\nb\nsame\nc");
    TextLines once = TextLines.of("a\nb\nsame\nc");
    assertThat(twice.follow(new LineRange(2, 2), once)).isEmpty();
    assertThat(twice.follow(new LineRange(4, 4), once)).isEqualTo(at(3, 3));
  }

  @Test
  void a_replacement_takes_the_line_endings_of_the_text() {
    TextLines windows = TextLines.of("a\r\nb\r\nc");
    assertThat(windows.replaced(new LineRange(2, 2), "x\ny")).isEqualTo("a\r\nx\r\ny\r\nc");
    assertThat(windows.text(new LineRange(1, 2))).isEqualTo("a\nb");
  }

  @Test
  void nothing_in_place_of_lines_leaves_them_out() {
    TextLines text = TextLines.of("a\nb\nc");
    assertThat(text.replaced(new LineRange(1, 1), "")).isEqualTo("b\nc");
    assertThat(text.replaced(new LineRange(2, 2), "")).isEqualTo("a\nc");
    assertThat(text.replaced(new LineRange(2, 3), "")).isEqualTo("a");
    assertThat(text.replaced(new LineRange(1, 3), "")).isEmpty();
  }
}
