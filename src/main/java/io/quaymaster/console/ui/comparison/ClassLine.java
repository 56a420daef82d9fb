package io.quaymaster.console.ui.comparison;

import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A class with its direction and its place in the comparison, from which its witness is found
/// again.
record ClassLine(AccessClass changed, boolean gained, int index) {

  /// All of a comparison, the riskiest first.
  static List<ClassLine> of(Comparison comparison) {
    List<ClassLine> lines = new ArrayList<>();
    for (int i = 0; i < comparison.gained().size(); i++) {
      lines.add(new ClassLine(comparison.gained().get(i), true, i));
    }
    for (int i = 0; i < comparison.lost().size(); i++) {
      lines.add(new ClassLine(comparison.lost().get(i), false, i));
    }
    lines.sort(Comparator.comparingInt(ClassLine::risk));
    return List.copyOf(lines);
  }

  private int risk() {
    return changed.flags().stream().mapToInt(Flag::ordinal).min().orElse(Flag.values().length);
  }

  String direction() {
    return gained ? "gained" : "lost";
  }

  String id() {
    return direction() + "-" + index;
  }

  String principals() {
    return changed.principals().text();
  }

  boolean isConditional() {
    return !changed.conditions().isEmpty();
  }

  boolean hasFlag(String name) {
    return changed.flags().stream().anyMatch(flag -> flag.name().equals(name));
  }
}
