package io.quaymaster.console.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H1;
import io.quaymaster.console.catalog.SampleWorkspace;
import io.quaymaster.console.catalog.Story;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.ui.ScreenVisit;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Screens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Each story of the sample workspace can be told from what a reviewer sees first: the heading, the
/// verdict with what belongs to it, and the first class. `cases/stories/first-screen.txt` says what
/// has to stand there, in this order.
@SpringBootTest(properties = "quaymaster.sample=true")
@WithMockUser(username = "ole", roles = "VIEWER")
class StoriesTest extends ScreenVisit {
  @TempDir static Path folder;

  @Autowired SampleWorkspace sample;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  record FirstScreen(String story, List<String> says) {
    @Override
    public String toString() {
      return story;
    }
  }

  @ParameterizedTest
  @MethodSource("screens")
  void a_story_can_be_told_from_the_first_screen(FirstScreen screen) {
    Story story =
        stories().stream()
            .filter(one -> one.title().equals(screen.story()))
            .findFirst()
            .orElseThrow();

    open(Screens.compare(story.policy(), story.before(), story.after()), CompareView.class);
    settle();

    assertThat(firstScreen()).containsSubsequence(screen.says());
  }

  @Test
  void no_story_is_left_out() {
    assertThat(screens().map(FirstScreen::story))
        .containsExactlyElementsOf(stories().stream().map(Story::title).toList());
  }

  private List<Story> stories() {
    return As.VIEWER.call(sample::stories);
  }

  private String firstScreen() {
    String first =
        find(ClassCard.class).all().stream()
            .findFirst()
            .map(card -> card.getElement().getTextRecursively())
            .orElseGet(() -> find(EmptyState.class).single().getElement().getTextRecursively());
    return find(H1.class).single().getText()
        + "\n"
        + find(ComparisonPage.class).single().head().getElement().getTextRecursively()
        + "\n"
        + first;
  }

  /// A story's title, and below it, two blanks in, what its first screen says.
  static Stream<FirstScreen> screens() {
    List<FirstScreen> screens = new ArrayList<>();
    for (String line : read().lines().filter(line -> !line.isBlank()).toList()) {
      if (line.startsWith("  ")) {
        screens.getLast().says().add(line.strip());
      } else {
        screens.add(new FirstScreen(line, new ArrayList<>()));
      }
    }
    return screens.stream();
  }

  private static String read() {
    try (InputStream in =
        Objects.requireNonNull(
            StoriesTest.class.getResourceAsStream("/cases/stories/first-screen.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
