package io.quaymaster.console.expectation;

import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.AccessQuestion;
import io.quaymaster.console.access.Supposition;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.catalog.CatalogException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks the question of an expectation and holds the answer against it.
@Component
class Answering {
  private final AccessChecks checks;

  Answering(AccessChecks checks) {
    this.checks = checks;
  }

  Met ask(ExpectationContent content, Supposition supposition) {
    try {
      List<AccessAnswer> answers = answers(content, supposition);
      return content.task().filter(task -> task.alwaysAllowed()).isPresent()
          ? met(content, ExpectedAnswer.ALLOWED, answers)
          : met(content, answers);
    } catch (IllegalArgumentException | CatalogException e) {
      return new Met.Unanswerable(String.valueOf(e.getMessage()));
    }
  }

  /// One answer for each action.
  ///
  /// @throws IllegalArgumentException if the question cannot be asked
  List<AccessAnswer> answers(ExpectationContent content, Supposition supposition) {
    AccessQuestion question = content.question(supposition.at());
    return content
        .task()
        .map(task ->
            checks.ask(question, task, supposition).needs().stream()
                .map(TaskAnswer.NeedAnswer::answer)
                .toList())
        .orElseGet(() -> List.of(checks.ask(question, supposition)));
  }

  private static Met met(ExpectationContent content, List<AccessAnswer> answers) {
    for (ExpectedAnswer gravest :
        List.of(ExpectedAnswer.DENIED_EXPLICITLY, ExpectedAnswer.DENIED)) {
      if (answers.stream().anyMatch(answer -> got(answer).filter(gravest::equals).isPresent())) {
        return met(content, gravest, answers);
      }
    }
    Optional<AccessAnswer> unknown =
        answers.stream().filter(answer -> got(answer).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      return new Met.Unanswerable(
          unknown.get().verdict() instanceof Verdict.Unknown(String missing) ? missing : "");
    }
    boolean all = answers.stream().allMatch(AccessAnswer::isAllowed);
    return met(content, all ? ExpectedAnswer.ALLOWED : ExpectedAnswer.CONDITIONAL, answers);
  }

  private static Met met(
      ExpectationContent content, ExpectedAnswer got, List<AccessAnswer> answers) {
    return content.expected().isMetBy(got)
        ? new Met.Yes(got, answers)
        : new Met.Broken(got, because(got, answers), answers);
  }

  /// Why the answer is what it is: of a task, why its first action with that answer is.
  private static String because(ExpectedAnswer got, List<AccessAnswer> answers) {
    return answers.stream()
        .filter(answer -> got(answer).filter(got::equals).isPresent())
        .findFirst()
        .map(answer ->
            got == ExpectedAnswer.CONDITIONAL
                ? "It hangs on keys that the question does not tell."
                : answer.explanation().reason())
        .orElse("No policy is needed for it.");
  }

  /// Nothing where it is unknown.
  static Optional<ExpectedAnswer> got(AccessAnswer answer) {
    return switch (answer.verdict()) {
      case Verdict.Allowed allowed -> Optional.of(ExpectedAnswer.ALLOWED);
      case Verdict.DeniedExplicitly denied -> Optional.of(ExpectedAnswer.DENIED_EXPLICITLY);
      case Verdict.DeniedImplicitly denied -> Optional.of(ExpectedAnswer.DENIED);
      case Verdict.Conditional conditional -> Optional.of(ExpectedAnswer.CONDITIONAL);
      case Verdict.Unknown unknown -> Optional.empty();
    };
  }
}
