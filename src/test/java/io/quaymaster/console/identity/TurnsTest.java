package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.Turns.Limits;
import io.quaymaster.console.identity.Turns.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// In real threads: one person asks for far more than there are threads for.
class TurnsTest {
  private static final int THREADS = 4;
  private static final Limits LIMITS = new Limits(2, 20);

  private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
  private final Turns<String, Runnable> turns = new Turns<>(LIMITS, workers, Runnable::run);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void the_threads_end() {
    released.countDown();
    workers.close();
  }

  @Test
  void others_do_not_wait_for_somebody_who_asks_for_a_lot() throws Exception {
    CountDownLatch begun = new CountDownLatch(LIMITS.atOnce());
    for (int i = 0; i < LIMITS.atOnce() + 10; i++) {
      turns.request("hog", slow(begun));
    }
    await(begun);

    CountDownLatch answered = new CountDownLatch(2);
    turns.request("otto", answered::countDown);
    turns.request("bela", answered::countDown);

    await(answered);
    assertThat(most).hasValue(LIMITS.atOnce());
  }

  @Test
  void everything_that_was_taken_is_done_in_the_end() throws Exception {
    int much = LIMITS.mayWait();
    CountDownLatch done = new CountDownLatch(2 * much);
    for (int i = 0; i < much; i++) {
      assertThat(turns.request("hog", () -> counted(done))).isEqualTo(Request.TAKEN);
      assertThat(turns.request("otto", () -> counted(done))).isEqualTo(Request.TAKEN);
    }
    await(done);
    assertThat(most.get()).isBetween(1, THREADS);
  }

  @Test
  void too_much_is_refused_until_somebody_gives_up_a_place() throws Exception {
    CountDownLatch begun = new CountDownLatch(LIMITS.atOnce());
    for (int i = 0; i < LIMITS.atOnce(); i++) {
      turns.request("hog", slow(begun));
    }
    await(begun);
    AtomicInteger ran = new AtomicInteger();
    List<Runnable> waiting = new ArrayList<>();
    for (int i = 0; i < LIMITS.mayWait(); i++) {
      Runnable work = new Counted(ran);
      waiting.add(work);
      assertThat(turns.request("hog", work)).isEqualTo(Request.TAKEN);
    }
    assertThat(turns.request("hog", new Counted(ran))).isEqualTo(Request.TOO_MUCH);

    waiting.forEach(work -> turns.withdraw("hog", work));
    CountDownLatch last = new CountDownLatch(1);
    assertThat(turns.request("hog", last::countDown)).isEqualTo(Request.TAKEN);
    released.countDown();
    await(last);
    assertThat(ran).as("of what was taken back").hasValue(0);
  }

  @Test
  void work_that_fails_gives_its_place_to_the_next() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    for (int i = 0; i < LIMITS.atOnce(); i++) {
      turns.request("hog", new Failing());
    }
    turns.request("hog", next::countDown);
    await(next);
  }

  private record Counted(AtomicInteger ran, Object mark) implements Runnable {
    Counted(AtomicInteger ran) {
      this(ran, new Object());
    }

    @Override
    public void run() {
      ran.incrementAndGet();
    }
  }

  private static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new QuietException();
    }
  }

  /// The pool prints what its threads die of; this is one line.
  private static final class QuietException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuietException() {
      super("for a test", null, false, false);
    }
  }

  private Runnable slow(CountDownLatch begun) {
    return () -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      begun.countDown();
      await(released);
      now.decrementAndGet();
    };
  }

  private void counted(CountDownLatch done) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    now.decrementAndGet();
    done.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).as("in time").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
