package io.quaymaster.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What people write reaches the page as text. No place in the sources makes HTML or script of a
/// string.
class SafeTextTest {
  private static final Pattern JAVA =
      Pattern.compile(
          "innerHTML|outerHTML|component\\.Html\\b|\\bnew Html\\(|HtmlComponent|srcdoc"
              + "|executeJs\\(\\s*[^\")\\s]|executeJs\\([^;]*\"\\s*\\+\\s*[a-z]");
  private static final Pattern TYPESCRIPT =
      Pattern.compile(
          "innerHTML|outerHTML|unsafeHTML|unsafeSVG|unsafeStatic|insertAdjacentHTML"
              + "|document\\.write|createContextualFragment|srcdoc|\\beval\\(|new Function\\(");

  @Test
  void no_java_makes_html_or_script_of_a_string() throws IOException {
    assertThat(found(Path.of("src/main/java"), ".java", JAVA)).isEmpty();
  }

  @Test
  void no_component_of_the_pages_does_either() throws IOException {
    assertThat(found(Path.of("frontend/src"), ".ts", TYPESCRIPT)).isEmpty();
  }

  private static List<String> found(Path folder, String ending, Pattern pattern)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(
              file -> Stream.of("generated", "main").noneMatch(folder.relativize(file)::startsWith))
          .flatMap(file -> matches(file, pattern))
          .toList();
    }
  }

  private static Stream<String> matches(Path file, Pattern pattern) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(match -> file + ": " + match.group());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
