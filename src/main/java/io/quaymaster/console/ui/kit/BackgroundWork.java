package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Turns;
import io.quaymaster.console.identity.UserId;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Service;

/// Runs slow work off the thread of the page, as the person who asked for it, and brings the
/// outcome back to the page. Work ends when it is done, when it is cancelled, or when the part of
/// the page that wanted it is gone. People take turns, however many pages one of them has open.
@Service
public class BackgroundWork {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

  /// Of one person. A page may want something for each line of a long list.
  static final Turns.Limits LIMITS = new Turns.Limits(2, 200);

  private final CurrentUser user;
  private final Turns<Optional<UserId>, FutureTask<?>> turns;

  BackgroundWork(AsyncTaskExecutor executor, CurrentUser user) {
    this.user = user;
    this.turns = new Turns<>(LIMITS, executor, FutureTask::run);
  }

  /// What to do with the outcome, on the page's own thread. What failed is a `TooMuchAtOnce` where
  /// nothing was begun.
  public record Outcome<T>(Consumer<T> done, Consumer<RuntimeException> failed) {}

  /// Starts `work` for `owner`, which must be attached, when it is its turn. Removing the answer
  /// cancels it: the thread is interrupted and nothing more is heard of it.
  public <T> Registration start(Component owner, Supplier<T> work, Outcome<T> outcome) {
    UI ui = owner.getUI().orElseThrow(() -> new IllegalStateException("Not on a page"));
    Optional<UserId> person = user.signedIn().map(Person::id);
    Running running = new Running();
    FutureTask<?> task =
        new FutureTask<>(
            new DelegatingSecurityContextRunnable(() -> run(ui, running, work, outcome)), null);
    if (turns.request(person, task) == Turns.Request.TOO_MUCH) {
      show(ui, running, () -> outcome.failed().accept(new TooMuchAtOnce()));
    }
    Registration ended =
        () -> {
          turns.withdraw(person, task);
          running.cancel(task);
        };
    Registration gone = owner.addDetachListener(event -> ended.remove());
    return Registration.combine(gone, ended);
  }

  private static <T> void run(UI ui, Running running, Supplier<T> work, Outcome<T> outcome) {
    try {
      T result = work.get();
      show(ui, running, () -> outcome.done().accept(result));
    } catch (RuntimeException e) {
      if (!running.cancelled) {
        LOG.error("Work for a page failed", e);
        show(ui, running, () -> outcome.failed().accept(e));
      }
    }
  }

  private static void show(UI ui, Running running, Runnable what) {
    if (!running.cancelled && ui.isAttached()) {
      ui.access(() -> {
        if (!running.cancelled) {
          what.run();
        }
      });
    }
  }

  private static final class Running {
    private volatile boolean cancelled;

    void cancel(Future<?> task) {
      cancelled = true;
      task.cancel(true);
    }
  }
}
