package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyMoment.Happening;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.evaluation.DecidingStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Since when an answer is what it is, what it was before, and what turned it each time.
///
/// @param intervals newest first, at least one; each is otherwise than its neighbours
/// @param effort how they were found
public record Blame(List<Interval> intervals, Effort effort) {
  public Blame {
    intervals = List.copyOf(intervals);
  }

  /// The one that the question is about.
  public Interval now() {
    return intervals.getFirst();
  }

  public enum Outcome {
    ALLOWED,
    /// It hangs on keys that the question does not tell.
    CONDITIONAL,
    /// Nothing denies it, and what would have to allow it does not.
    IMPLICIT_DENY,
    /// A statement denies it.
    EXPLICIT_DENY,
    /// It hangs on policies that are not on file.
    UNKNOWN
  }

  /// An answer. Two that are equal are no turn.
  ///
  /// @param hanging of a conditional one, on what; of a task, all of them have to be met
  /// @param missing of an unknown one, what is not on file, in sentences
  public record State(Outcome outcome, List<Hanging> hanging, List<String> missing) {
    public State {
      hanging = List.copyOf(hanging);
      missing = List.copyOf(missing);
    }
  }

  /// When something is allowed that hangs on keys.
  ///
  /// @param actions of a task, those that hang on this; empty where all that was asked about does
  /// @param cases in which it is allowed; all conditions of a case at once
  /// @param open what is not known beyond the cases, in a sentence; empty if it is allowed in no
  ///   others
  public record Hanging(List<String> actions, List<List<ConditionText>> cases, String open) {
    public Hanging {
      actions = List.copyOf(actions);
      cases = cases.stream().map(List::copyOf).toList();
    }
  }

  /// A time in which the answer was the same.
  ///
  /// @param from when it began; empty for the oldest one, which has no causes
  /// @param to when it ended; of the newest one, the instant of the question
  /// @param first the statements that the answer rested on when it began
  /// @param last those that it rested on when it ended
  /// @param causes what happened when it began
  /// @param moves when it came to rest on other statements meanwhile, oldest first
  public record Interval(
      State state,
      Optional<Instant> from,
      Instant to,
      List<Decided> first,
      List<Decided> last,
      List<Cause> causes,
      List<Move> moves) {
    public Interval {
      first = List.copyOf(first);
      last = List.copyOf(last);
      causes = List.copyOf(causes);
      moves = List.copyOf(moves);
    }
  }

  /// An answer that stayed the same and came to rest on other statements.
  ///
  /// @param to the statements that it rested on from then on
  /// @param causes what happened then
  public record Move(Instant at, List<Decided> to, List<Cause> causes) {
    public Move {
      to = List.copyOf(to);
      causes = List.copyOf(causes);
    }
  }

  /// What turned an answer.
  public sealed interface Cause {
    /// A version that took the place of another; null for none.
    ///
    /// @param by who put it in force, or the old one out of it
    record Version(
        PolicySummary policy,
        @Nullable VersionSummary before,
        @Nullable VersionSummary after,
        Person by,
        String reason,
        Optional<BroughtBy> change)
        implements Cause {
      /// Whether an older version came back.
      public boolean isBack() {
        return before != null && after != null && after.number().value() < before.number().value();
      }
    }

    /// An attachment, a membership or the place of an account; nobody is on file for it but in the
    /// audit trail.
    record Elsewhere(Happening what) implements Cause {}

    /// The time came that a condition names.
    record Time() implements Cause {}
  }

  /// A statement that decided, and where it stands; no version for what is not on file.
  public record Decided(DecidingStatement statement, Optional<VersionId> version) {}

  /// Of so many `moments` at which something changed, so many times was `asked`. Unless `complete`,
  /// the budget was spent before the beginning.
  ///
  /// @param unlisted how many more moves there were, older than those that are listed
  public record Effort(int moments, int asked, boolean complete, int unlisted) {}
}
