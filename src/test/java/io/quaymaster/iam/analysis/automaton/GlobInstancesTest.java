package io.quaymaster.iam.analysis.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.automaton.GlobPartition.Atom;
import io.quaymaster.iam.testing.Dice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlobInstancesTest {
  private static final Universe NAMES = Universe.someOf(Universe.PLAIN + "-");

  @Test
  void instances_see_every_difference_between_unions_that_the_whole_partition_sees() {
    for (long seed = 1; seed <= 400; seed++) {
      Dice dice = new Dice(seed);
      List<Glob> globs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        globs.add(glob(dice));
      }
      List<Atom> whole = GlobPartition.of(globs, NAMES, List.of(), 100_000);
      List<Atom> instances = GlobInstances.of(globs, NAMES).orElseThrow();
      for (int before = 0; before < 32; before++) {
        for (int after = 0; after < 32; after++) {
          assertThat(differ(instances, before, after))
              .as("seed %s: %s, %s against %s", seed, globs, before, after)
              .isEqualTo(differ(whole, before, after));
        }
      }
    }
  }

  @Test
  void there_are_none_without_a_spare_character_or_with_other_wildcards() {
    Glob all = pattern("*abcdefghijklmnopqrstuvwxyz0123456789*");
    assertThat(GlobInstances.of(List.of(all), NAMES)).isEqualTo(Optional.empty());
    assertThat(GlobInstances.of(List.of(pattern("a?b")), NAMES)).isEqualTo(Optional.empty());
  }

  /// Whether some string lies in the union of the globs `after` (as bits) but not in `before`.
  private static boolean differ(List<Atom> atoms, int before, int after) {
    BitSet left = BitSet.valueOf(new long[] {before});
    BitSet right = BitSet.valueOf(new long[] {after});
    return atoms.stream()
        .anyMatch(atom -> atom.matching().intersects(right) && !atom.matching().intersects(left));
  }

  private static Glob glob(Dice dice) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append(dice.of(List.of('*', 'a', 'b')));
    }
    return pattern(text.toString());
  }

  static Glob pattern(String text) {
    List<Integer> tokens = new ArrayList<>();
    for (char c : text.toCharArray()) {
      tokens.add(c == '*' ? Glob.ANY : c == '?' ? Glob.ONE : c);
    }
    return Glob.of(tokens);
  }
}
