package io.quaymaster.iam.analysis.automaton;

import static io.quaymaster.iam.analysis.automaton.GlobInstancesTest.pattern;
import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.automaton.GlobPartition.Atom;
import io.quaymaster.iam.testing.Dice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlobUnionsTest {
  private static final Universe NAMES = Universe.someOf(Universe.PLAIN);

  @Test
  void every_combination_of_unions_has_a_string_and_no_other_has() {
    for (long seed = 1; seed <= 600; seed++) {
      Dice dice = new Dice(seed);
      List<Glob> globs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        globs.add(glob(dice));
      }
      List<List<Glob>> unions = new ArrayList<>();
      for (int i = dice.between(1, 3); i > 0; i--) {
        unions.add(dice.some(globs, 1, 4));
      }
      Set<BitSet> whole = new HashSet<>();
      for (Atom atom : GlobPartition.of(globs, NAMES, List.of(), 100_000)) {
        whole.add(matching(unions, atom.example()));
      }
      Set<BitSet> found = new HashSet<>();
      for (String text : GlobPartition.ofUnions(unions, NAMES, 100_000)) {
        found.add(matching(unions, text));
      }
      assertThat(found).as("seed %s: %s", seed, unions).isEqualTo(whole);
    }
  }

  @Test
  void a_long_list_of_patterns_costs_few_states() {
    List<Glob> globs = new ArrayList<>();
    for (String word : List.of("endpoint", "model", "context", "action", "job", "space", "image")) {
      globs.add(pattern("*" + word + "*"));
    }
    List<List<Glob>> unions = List.of(globs, globs.subList(0, 3));
    assertThat(GlobPartition.ofUnions(unions, NAMES, 500)).hasSize(3);
  }

  private static BitSet matching(List<List<Glob>> unions, String text) {
    BitSet matching = new BitSet();
    for (int i = 0; i < unions.size(); i++) {
      matching.set(i, unions.get(i).stream().anyMatch(glob -> glob.matches(text)));
    }
    return matching;
  }

  private static Glob glob(Dice dice) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append(dice.of(List.of('*', 'a', 'b', '?')));
    }
    return pattern(text.toString());
  }
}
