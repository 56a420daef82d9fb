package io.quaymaster.console.review;

import io.quaymaster.console.review.Standing.Approval;
import io.quaymaster.console.review.Standing.StaleApproval;
import java.util.List;
import java.util.Optional;

/// How a change request stood when it came in force or was given up, kept for ever: whatever
/// becomes of people, their roles and the table of approvals afterwards.
record Conclusion(
    Optional<Requirement> requirement,
    List<Approval> approvals,
    List<StaleApproval> stale,
    List<Review> objections) {
  Conclusion {
    approvals = List.copyOf(approvals);
    stale = List.copyOf(stale);
    objections = List.copyOf(objections);
  }

  static Conclusion of(Standing standing) {
    return new Conclusion(
        standing.requirement(), standing.approvals(), standing.stale(), standing.objections());
  }

  /// How the change request stands since then.
  Standing standing(Stage stage, Optional<Evidence> evidence) {
    return new Standing(
        ChangeState.of(stage), evidence, requirement, approvals, stale, objections, List.of());
  }
}
