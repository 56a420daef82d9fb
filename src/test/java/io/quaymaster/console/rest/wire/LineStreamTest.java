package io.quaymaster.console.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineStreamTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int LINES = 10_000;

  private final List<String> taken = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  @Test
  void results_come_in_the_order_of_the_lines_and_few_lines_are_in_memory() throws IOException {
    run(lines -> lines);

    assertThat(taken).isEqualTo(IntStream.range(0, LINES).mapToObj(Integer::toString).toList());
    assertThat(mostOpen.get()).isLessThanOrEqualTo(4 * (2 * CORES + 2));
  }

  @Test
  void lines_are_worked_on_at_the_same_time() throws IOException {
    assumeTrue(CORES > 1, "there is one core");
    CountDownLatch both = new CountDownLatch(2);
    AtomicInteger missed = new AtomicInteger();

    run(lines -> {
      both.countDown();
      try {
        missed.addAndGet(both.await(30, TimeUnit.SECONDS) ? 0 : 1);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return lines;
    });

    assertThat(missed.get()).isZero();
  }

  private void run(Function<List<CaseLines.Line>, List<CaseLines.Line>> work) throws IOException {
    String text = String.join("\n", IntStream.range(0, LINES).mapToObj(i -> "" + i).toList());
    try (LineStream<List<CaseLines.Line>> stream =
        LineStream.ofSlowWork(
            lines -> {
              mostOpen.accumulateAndGet(open.addAndGet(lines.size()), Math::max);
              return work.apply(lines);
            },
            new Taking())) {
      assertThat(stream.run(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
          .isTrue();
    }
  }

  private final class Taking implements LineStream.Taker<List<CaseLines.Line>> {
    @Override
    public boolean take(List<CaseLines.Line> lines) {
      open.addAndGet(-lines.size());
      lines.forEach(line -> taken.add(String.valueOf(line.text())));
      return true;
    }

    @Override
    public void flush() {}
  }
}
