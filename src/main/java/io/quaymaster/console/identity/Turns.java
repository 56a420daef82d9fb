package io.quaymaster.console.identity;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Has work done for several owners, who take turns: whoever asks for a lot waits for it, and
/// nobody else does.
public final class Turns<O, W> {
  private final FairQueue<O, W> waiting;
  private final Executor workers;
  private final Consumer<W> doing;

  /// What became of a wish.
  public enum Request {
    TAKEN,
    /// It is done once.
    WAITS_ALREADY,
    /// Nothing will be done: as much as may wait of this owner waits.
    TOO_MUCH
  }

  /// How much of one owner is at work at a time, and how much may wait beside that.
  public record Limits(int atOnce, int mayWait) {}

  /// @param workers in whose threads the work is done; they may be fewer than there is to do
  public Turns(Limits limits, Executor workers, Consumer<W> doing) {
    this.waiting = new FairQueue<>(limits.atOnce(), limits.mayWait());
    this.workers = workers;
    this.doing = doing;
  }

  public Request request(O owner, W work) {
    Request outcome = waiting.add(owner, work);
    if (outcome == Request.TAKEN) {
      workers.execute(this::doNext);
    }
    return outcome;
  }

  /// Takes back what was asked for, if it still waits.
  public void withdraw(O owner, W work) {
    waiting.remove(owner, work);
  }

  private void doNext() {
    waiting
        .next()
        .ifPresent(turn -> {
          try {
            doing.accept(turn.work());
          } finally {
            if (waiting.done(turn)) {
              goOn();
            }
          }
        });
  }

  private void goOn() {
    try {
      workers.execute(this::doNext);
    } catch (RejectedExecutionException stopping) {
      // The console stops, and whatever waits with it.
    }
  }
}
