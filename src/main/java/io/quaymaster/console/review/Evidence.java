package io.quaymaster.console.review;

import io.quaymaster.console.review.CheckResult.Outcome;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the checks found, kept for ever.
///
/// @param number counts up over all change requests
/// @param verdict over all policies together
/// @param flags of everything gained, and `LOCK_OUT`
/// @param proven which earlier texts of this change request mean the same as what is proposed now
public record Evidence(
    long number,
    Instant at,
    Binding binding,
    Verdict verdict,
    Set<Flag> flags,
    List<CheckResult> checks,
    List<Equivalence> proven) {
  public Evidence {
    Set<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
    checks = List.copyOf(checks);
    proven = List.copyOf(proven);
  }

  public List<CheckResult> failures() {
    return checks.stream().filter(check -> check.outcome() == Outcome.FAILED).toList();
  }

  /// Whether whoever approves has to say something: there is a risk or a warning to answer.
  public boolean needsWords() {
    return !flags.isEmpty()
        || verdict == Verdict.UNDECIDED
        || checks.stream().anyMatch(check -> check.outcome() != Outcome.PASSED);
  }
}
