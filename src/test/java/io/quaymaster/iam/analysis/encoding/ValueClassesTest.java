package io.quaymaster.iam.analysis.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.testing.Dice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueClassesTest {
  private static final int VALUES = 12;

  @Test
  void values_are_told_apart_as_one_by_one() {
    for (long seed = 1; seed <= 200; seed++) {
      Dice dice = new Dice(seed);
      ValueClasses classes = new ValueClasses(VALUES);
      List<List<Integer>> signatures = new ArrayList<>();
      for (int value = 0; value < VALUES; value++) {
        signatures.add(new ArrayList<>());
      }
      for (int i = dice.between(0, 5); i > 0; i--) {
        int[] labels = new int[VALUES];
        BitSet set = new BitSet();
        for (int value = 0; value < VALUES; value++) {
          labels[value] = dice.between(0, 3);
          set.set(value, labels[value] == 0);
        }
        boolean bySet = dice.in100(50);
        for (int value = 0; value < VALUES; value++) {
          signatures.get(value).add(bySet ? Math.min(labels[value], 1) : labels[value]);
        }
        if (bySet) {
          classes.refine(set);
        } else {
          classes.refine(labels);
        }
      }
      BitSet domain = new BitSet();
      domain.set(dice.between(0, 3), VALUES);
      Map<List<Integer>, BitSet> expected = new LinkedHashMap<>();
      domain.stream()
          .forEach(value ->
              expected.computeIfAbsent(signatures.get(value), key -> new BitSet()).set(value));
      assertThat(classes.within(domain))
          .as("seed " + seed)
          .containsExactlyElementsOf(expected.values());
    }
  }

  @Test
  void every_value_may_be_a_class_of_its_own() {
    ValueClasses classes = new ValueClasses(3);
    classes.refineFully();
    BitSet all = new BitSet();
    all.set(0, 3);
    assertThat(classes.within(all)).hasSize(3);
  }
}
