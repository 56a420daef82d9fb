package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Verdict;
import java.time.Duration;
import java.util.Optional;

/// Decides scripts within a time.
public interface Solver extends AutoCloseable {
  enum Answer {
    SATISFIABLE,
    UNSATISFIABLE,
    UNKNOWN
  }

  /// The answer, and how long it took.
  record Timed(Answer answer, Duration took) {}

  String name();

  Timed decide(String script);

  @Override
  void close();

  /// The verdict over both directions; none if one was not decided.
  default Optional<Verdict> verdict(AccessQuestion question) {
    Answer gained = decide(question.gained()).answer();
    return gained == Answer.UNKNOWN
        ? Optional.empty()
        : verdict(gained, decide(question.lost()).answer());
  }

  static Optional<Verdict> verdict(Answer gained, Answer lost) {
    if (gained == Answer.UNKNOWN || lost == Answer.UNKNOWN) {
      return Optional.empty();
    }
    boolean gains = gained == Answer.SATISFIABLE;
    boolean loses = lost == Answer.SATISFIABLE;
    return Optional.of(
        gains && loses
            ? Verdict.INCOMPARABLE
            : gains
                ? Verdict.MORE_PERMISSIVE
                : loses ? Verdict.LESS_PERMISSIVE : Verdict.EQUIVALENT);
  }
}
