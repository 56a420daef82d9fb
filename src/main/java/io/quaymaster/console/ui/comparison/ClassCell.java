package io.quaymaster.console.ui.comparison;

import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.iam.analysis.PrincipalOverlaps;
import io.quaymaster.iam.analysis.PrincipalOverlaps.Overlap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the classes of a comparison say together about some principals and a task.
///
/// @param conditional whether it holds under conditions alone
/// @param part whether it is a part of what the task needs
/// @param some whether it holds for some of the principals alone
record ClassCell(Change change, boolean conditional, boolean part, boolean some) {
  enum Change {
    GAINED,
    LOST,
    BOTH,
    UNCHANGED,
    /// Other principals, of whom it is not known whether they are among these, gain or lose it.
    UNKNOWN
  }

  static ClassCell of(
      String principals, ClassTask task, List<ClassLine> lines, PrincipalOverlaps overlaps) {
    List<ClassLine> about = lines.stream().filter(task::isOf).toList();
    List<ClassLine> all = lying(Overlap.WITHIN, principals, about, overlaps);
    if (!all.isEmpty()) {
      return of(all, task, false);
    }
    List<ClassLine> some = lying(Overlap.PARTLY, principals, about, overlaps);
    if (!some.isEmpty()) {
      return of(some, task, true);
    }
    boolean unknown =
        about.stream().anyMatch(line -> overlaps.of(principals, line.principals()).isEmpty());
    return new ClassCell(unknown ? Change.UNKNOWN : Change.UNCHANGED, false, false, false);
  }

  private static List<ClassLine> lying(
      Overlap how, String principals, List<ClassLine> lines, PrincipalOverlaps overlaps) {
    return lines.stream()
        .filter(line -> overlaps.of(principals, line.principals()).equals(Optional.of(how)))
        .toList();
  }

  private static ClassCell of(List<ClassLine> lines, ClassTask task, boolean some) {
    boolean gained = lines.stream().anyMatch(ClassLine::gained);
    boolean lost = lines.stream().anyMatch(line -> !line.gained());
    if (gained && lost) {
      return new ClassCell(Change.BOTH, false, false, some);
    }
    List<ClassLine> plain = lines.stream().filter(line -> !line.isConditional()).toList();
    boolean whole = isWhole(lines, task);
    boolean conditional = whole ? !isWhole(plain, task) : plain.isEmpty();
    return new ClassCell(gained ? Change.GAINED : Change.LOST, conditional, !whole, some);
  }

  private static boolean isWhole(List<ClassLine> lines, ClassTask task) {
    Set<String> actions = new HashSet<>();
    lines.forEach(line -> actions.addAll(line.changed().actions()));
    return !lines.isEmpty() && (task.isOther() || actions.containsAll(task.actions()));
  }

  /// As glyph, word and hue.
  AccessState state() {
    AccessState state =
        switch (change) {
          case GAINED -> AccessState.gained();
          case LOST -> AccessState.lost();
          case BOTH -> AccessState.changed();
          case UNCHANGED -> AccessState.unchanged();
          case UNKNOWN -> AccessState.unknown();
        };
    if (part) {
      state.inPart();
    }
    if (some) {
      state.forSome();
    }
    return conditional ? state.conditional() : state;
  }

  boolean isChange() {
    return change != Change.UNCHANGED && change != Change.UNKNOWN;
  }
}
