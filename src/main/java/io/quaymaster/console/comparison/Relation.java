package io.quaymaster.console.comparison;

import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How the access of a version relates to that of the one before it, in brief.
///
/// @param gained how many classes of access were gained
/// @param lost how many were lost
/// @param flags what is risky about those gained; and `LOCK_OUT`, which is a loss
public record Relation(Verdict verdict, int gained, int lost, Set<Flag> flags) {
  public Relation {
    flags = Collections.unmodifiableSet(copy(flags));
  }

  static Relation of(Comparison comparison) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (AccessClass gained : comparison.gained()) {
      flags.addAll(gained.flags());
    }
    List<AccessClass> lost = comparison.lost();
    if (lost.stream().anyMatch(access -> access.flags().contains(Flag.LOCK_OUT))) {
      flags.add(Flag.LOCK_OUT);
    }
    return new Relation(comparison.verdict(), comparison.gained().size(), lost.size(), flags);
  }

  private static Set<Flag> copy(Set<Flag> flags) {
    Set<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    return copy;
  }
}
