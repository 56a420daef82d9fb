package io.quaymaster.console.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.ScreenVisit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.security.test.context.support.WithMockUser;

/// What all screens do while they load, and when that fails.
@WithMockUser(username = "ole", roles = "VIEWER")
class LaterTest extends ScreenVisit {
  private final Deque<Runnable> begun = new ArrayDeque<>();

  @Autowired private CurrentUser user;
  private @Nullable BackgroundWork background;

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
        new ArrayDeque<>(List.of(LaterTest::broken, () -> "Three registries"));
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

  @Test
  void who_has_too_much_under_way_is_told_and_may_try_again() {
    List<Later<String>> tabs = new ArrayList<>();
    for (int i = 0; i < BackgroundWork.LIMITS.mayWait(); i++) {
      tabs.add(later(() -> "Three registries"));
    }
    Later<String> last = later(() -> "Three registries");
    settle();
    assertThat(text(last))
        .contains("Not begun")
        .contains("More than 200 answers of yours are being waited for")
        .contains("Close tabs");

    tabs.forEach(Component::removeFromParent);
    test(find(Button.class).withText("Try again").single()).click();
    while (!begun.isEmpty()) {
      finish();
    }
    assertThat(text(last)).isEqualTo("Three registries");
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
    Later<String> later = new Later<>(background(), "the registries", 3, work, Span::new);
    UI.getCurrent().add(later);
    return later;
  }

  private BackgroundWork background() {
    if (background == null) {
      background = new BackgroundWork(new TaskExecutorAdapter(begun::add), user);
    }
    return background;
  }

  private static String text(Later<String> later) {
    return later.getElement().getTextRecursively();
  }
}
