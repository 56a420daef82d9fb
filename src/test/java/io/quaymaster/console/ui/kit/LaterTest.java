package io.quaymaster.console.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.ScreenVisit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.security.test.context.support.WithMockUser;

/// What all screens do while they load, and when that fails.
@WithMockUser(username = "ole", roles = "VIEWER")
class LaterTest extends ScreenVisit {
  private final Deque<Runnable> begun = new ArrayDeque<>();
  private final BackgroundWork background = new BackgroundWork(new TaskExecutorAdapter(begun::add));

  @Test
  void an_outline_stands_in_for_what_is_still_to_come() {
    Later<String> later = later(() -> "Three registries");
    assertThat(find(LoadingState.class).all()).hasSize(1);
    finish();
    assertThat(text(later)).isEqualTo("Three registries");
    assertThat(find(LoadingState.class).all()).isEmpty();
  }

  @Test
  void a_failure_is_said_and_can_be_tried_again() {
    Deque<Supplier<String>> attempts =
        new ArrayDeque<>(java.util.List.of(LaterTest::broken, () -> "Three registries"));
    Later<String> later = later(() -> attempts.remove().get());
    finish();
    assertThat(text(later)).contains("Could not load the registries").contains("Try again");

    test(find(Button.class).withText("Try again").single()).click();
    finish();
    assertThat(text(later)).isEqualTo("Three registries");
  }

  @Test
  void who_leaves_hears_nothing_more() {
    Later<String> later = later(() -> "Three registries");
    later.removeFromParent();
    finish();
    assertThat(text(later)).doesNotContain("Three registries");
  }

  /// Does the work that has begun.
  private void finish() {
    begun.remove().run();
    settle();
  }

  private static String broken() {
    throw new IllegalStateException("The database is away, for a test.");
  }

  private Later<String> later(Supplier<String> work) {
    Later<String> later = new Later<>(background, "the registries", 3, work, Span::new);
    UI.getCurrent().add(later);
    return later;
  }

  private static String text(Later<String> later) {
    return later.getElement().getTextRecursively();
  }
}
