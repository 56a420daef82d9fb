package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.StatementRef;

/// A statement that a decision rests on: of which policy, and which of its statements.
public record DecidingStatement(Layer layer, String policy, StatementRef statement, Effect effect) {
  /// For sentences: its `Sid`, or its number counted from 1, and its policy.
  public String text() {
    String sid = statement.sid();
    String name =
        sid == null || sid.isEmpty()
            ? "statement " + (statement.index() + 1)
            : "statement `" + sid + "`";
    return layer.hasOnePolicy() ? name : name + " of `" + policy + "`";
  }
}
