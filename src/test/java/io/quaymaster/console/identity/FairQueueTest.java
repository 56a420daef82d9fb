package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.FairQueue.Turn;
import io.quaymaster.console.identity.Turns.Request;
import org.junit.jupiter.api.Test;

/// Whoever has little to be done does not wait for somebody with a lot of it.
class FairQueueTest {
  private final FairQueue<String, Integer> queue = new FairQueue<>(1, 3);

  @Test
  void owners_take_turns() {
    queue.add("tomasz", 1);
    queue.add("tomasz", 2);
    queue.add("tomasz", 3);
    queue.add("otto", 4);
    queue.add("bela", 5);
    queue.add("otto", 6);

    assertThat(taken()).isEqualTo(1);
    assertThat(taken()).isEqualTo(4);
    assertThat(taken()).isEqualTo(5);
    assertThat(taken()).isEqualTo(2);
    assertThat(taken()).isEqualTo(6);
    assertThat(taken()).isEqualTo(3);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void of_one_owner_only_one_piece_is_at_work() {
    queue.add("tomasz", 1);
    queue.add("tomasz", 2);
    queue.add("otto", 3);
    Turn<String, Integer> first = queue.next().orElseThrow();
    Turn<String, Integer> second = queue.next().orElseThrow();
    assertThat(second.owner()).isEqualTo("otto");
    assertThat(queue.next()).as("tomasz and otto are at work").isEmpty();

    assertThat(queue.done(second)).as("more of otto waits").isFalse();
    assertThat(queue.done(first)).as("more of tomasz waits").isTrue();
    assertThat(queue.next()).contains(new Turn<>("tomasz", 2));
  }

  @Test
  void what_waits_already_does_not_wait_twice_and_what_is_at_work_waits_anew() {
    assertThat(queue.add("tomasz", 1)).isEqualTo(Request.TAKEN);
    assertThat(queue.add("tomasz", 1)).isEqualTo(Request.WAITS_ALREADY);
    Turn<String, Integer> turn = queue.next().orElseThrow();
    assertThat(queue.add("tomasz", 1)).isEqualTo(Request.TAKEN);
    assertThat(queue.done(turn)).isTrue();
    assertThat(queue.next()).contains(turn);
  }

  @Test
  void more_than_may_wait_is_not_taken_until_something_is_taken_back() {
    for (int work = 1; work <= 3; work++) {
      assertThat(queue.add("tomasz", work)).isEqualTo(Request.TAKEN);
    }
    assertThat(queue.add("tomasz", 4)).isEqualTo(Request.TOO_MUCH);
    assertThat(queue.add("otto", 4)).as("of somebody else").isEqualTo(Request.TAKEN);

    queue.remove("tomasz", 1);
    assertThat(queue.add("tomasz", 5)).isEqualTo(Request.TAKEN);
    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void whoever_takes_everything_back_waits_no_more() {
    queue.add("tomasz", 1);
    queue.remove("tomasz", 1);
    queue.remove("otto", 1);
    assertThat(queue.next()).isEmpty();
    assertThat(queue.add("tomasz", 1)).isEqualTo(Request.TAKEN);
  }

  private int taken() {
    Turn<String, Integer> turn = queue.next().orElseThrow();
    queue.done(turn);
    return turn.work();
  }
}
