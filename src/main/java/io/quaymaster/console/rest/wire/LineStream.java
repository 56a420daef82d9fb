package io.quaymaster.console.rest.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Works on the lines of a stream on all cores, a batch at a time, and hands on the results in the
/// order of the lines. In memory are a few batches, each of a bounded size. Before the stream has
/// to be waited for, everything that was read is answered and flushed.
public final class LineStream<R> implements AutoCloseable {
  private static final int BATCH_LINES = 256;
  private static final int BATCH_CHARS = 1 << 20;

  /// Lines that take milliseconds each: few enough that no core waits for another's batch.
  private static final int SLOW_BATCH_LINES = 4;

  /// Takes the result of a batch; answers whether somebody still reads the output.
  public interface Taker<R> {
    boolean take(R result);

    void flush();
  }

  private final Function<List<CaseLines.Line>, R> work;
  private final Taker<R> taker;
  private final int cores;
  private final int batchLines;
  private final Deque<Future<R>> pending = new ArrayDeque<>();
  private List<CaseLines.Line> batch = new ArrayList<>();
  private int batchChars;
  private boolean wanted = true;
  private @Nullable ExecutorService workers;

  public LineStream(Function<List<CaseLines.Line>, R> work, Taker<R> taker) {
    this(work, taker, Runtime.getRuntime().availableProcessors(), BATCH_LINES);
  }

  private LineStream(
      Function<List<CaseLines.Line>, R> work, Taker<R> taker, int cores, int batchLines) {
    this.work = work;
    this.taker = taker;
    this.cores = cores;
    this.batchLines = batchLines;
  }

  /// For work that takes milliseconds a line.
  public static <R> LineStream<R> ofSlowWork(
      Function<List<CaseLines.Line>, R> work, Taker<R> taker) {
    return new LineStream<>(
        work, taker, Runtime.getRuntime().availableProcessors(), SLOW_BATCH_LINES);
  }

  /// For work that is measured: a line after the other, with nothing beside it.
  public static <R> LineStream<R> oneByOne(Function<List<CaseLines.Line>, R> work, Taker<R> taker) {
    return new LineStream<>(work, taker, 1, SLOW_BATCH_LINES);
  }

  /// Reads to the end; false if the output was closed before.
  public boolean run(InputStream in) throws IOException {
    CaseLines lines = new CaseLines(in, this::drain);
    for (CaseLines.Line line = lines.next(); line != null && wanted; line = lines.next()) {
      batch.add(line);
      batchChars += line.text() == null ? 0 : line.text().length();
      if (batch.size() == batchLines || batchChars >= BATCH_CHARS) {
        submit();
      }
    }
    drain();
    return wanted;
  }

  private void submit() {
    if (cores == 1) {
      drain();
      return;
    }
    if (workers == null) {
      workers = Executors.newFixedThreadPool(cores);
    }
    List<CaseLines.Line> lines = batch;
    pending.add(workers.submit(() -> work.apply(lines)));
    batch = new ArrayList<>();
    batchChars = 0;
    if (pending.size() > 2 * cores) {
      takeFirst();
    }
  }

  private void drain() {
    while (!pending.isEmpty()) {
      takeFirst();
    }
    if (!batch.isEmpty()) {
      wanted &= taker.take(work.apply(batch));
      batch = new ArrayList<>();
      batchChars = 0;
    }
    taker.flush();
  }

  private void takeFirst() {
    try {
      wanted &= taker.take(pending.remove().get());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }
}
