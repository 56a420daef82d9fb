package io.quaymaster.iam.evaluation;

import java.util.List;

/// The answer to a request. `statements` are those that it rests on: every matching Deny of an
/// explicit deny, the matching Allows of the granting parts of an allow; none for an implicit deny.
/// `notes` tell where it touched something that AWS leaves open.
public record EvaluationResult(
    Decision decision, List<DecidingStatement> statements, List<Note> notes) {
  public EvaluationResult {
    statements = List.copyOf(statements);
    notes = List.copyOf(notes);
  }

  /// Why the decision on `request` is what it is, in one sentence.
  public String reason(RequestContext request) {
    return Sentences.reason(request, this);
  }
}
