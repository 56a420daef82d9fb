package io.quaymaster.iam.analysis.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.encoding.Parts.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final int POINTS = 40;
  private static final int NAMES = 6;
  private static final int LONG = 1_000;

  private final Random random = new Random(7);

  @Test
  void parts_are_the_set_no_more_and_no_less() {
    int told = 0;
    for (int round = 0; round < 500; round++) {
      List<BitSet> names = new ArrayList<>();
      for (int i = 0; i < NAMES; i++) {
        names.add(some());
      }
      BitSet set = (BitSet) names.getFirst().clone();
      set.andNot(names.get(1));
      set.or(both(names.get(2), names.get(3)));
      Optional<List<Part<BitSet, BitSet>>> parts =
          new Parts<BitSet, BitSet>(SetText.BITS, name -> name, LONG).of(names, names, set, set);
      if (parts.isPresent()) {
        told++;
        BitSet all = new BitSet();
        for (Part<BitSet, BitSet> part : parts.get()) {
          BitSet held = (BitSet) part.all().getFirst().clone();
          part.all().forEach(held::and);
          part.except().forEach(held::andNot);
          assertThat(part.set()).isEqualTo(held);
          all.or(held);
        }
        assertThat(all).isEqualTo(set);
      }
    }
    assertThat(told).isGreaterThan(450);
  }

  @Test
  void what_takes_too_many_words_is_not_told() {
    BitSet odd = new BitSet();
    List<BitSet> names = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      BitSet one = new BitSet();
      one.set(i);
      names.add(one);
      odd.set(i, i % 2 == 1);
    }

    Parts<BitSet, BitSet> short_ = new Parts<>(SetText.BITS, name -> name, 5);

    assertThat(short_.of(names, names, odd, odd)).isEmpty();
  }

  @Test
  void what_no_names_tell_apart_is_not_told() {
    BitSet all = new BitSet();
    all.set(0, POINTS);
    BitSet half = new BitSet();
    half.set(0, POINTS / 2);

    Parts<BitSet, BitSet> parts = new Parts<>(SetText.BITS, name -> name, LONG);

    assertThat(parts.of(List.of(all), List.of(all), half, half)).isEmpty();
  }

  private BitSet some() {
    BitSet some = new BitSet();
    for (int i = 0; i < POINTS; i++) {
      some.set(i, random.nextInt(3) == 0);
    }
    return some;
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }
}
