package io.quaymaster.iam.evaluation.cases;

/// What reading a line as a case gave.
public sealed interface CaseOutcome {
  /// The line is a case.
  record Read(DecisionCase decisionCase) implements CaseOutcome {}

  /// The line is no case; `message` names the field and says what is wrong with it.
  record Malformed(String message) implements CaseOutcome {}
}
