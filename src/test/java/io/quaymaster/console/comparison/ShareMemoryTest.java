package io.quaymaster.console.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.MovingClock;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.iam.analysis.ClassShare;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShareMemoryTest {
  private static final ShareMemory.Key KEY =
      new ShareMemory.Key(ContentHash.of("question"), ContentHash.of("text"));

  private final MovingClock clock = new MovingClock();
  private final ShareMemory memory = new ShareMemory(clock);

  @Test
  void what_could_not_be_decided_is_remembered_for_a_while() {
    ClassShare open = new ClassShare.Undecided("gave up after 50 000 nodes");
    memory.keep(KEY, open);
    clock.forward(Duration.ofMinutes(9));
    assertThat(memory.find(KEY)).contains(open);
    clock.forward(Duration.ofMinutes(2));
    assertThat(memory.find(KEY)).isEmpty();
  }

  @Test
  void what_was_decided_stays_so() {
    memory.keep(KEY, new ClassShare.Wholly());
    clock.forward(Duration.ofDays(400));
    assertThat(memory.find(KEY)).contains(new ClassShare.Wholly());
  }
}
