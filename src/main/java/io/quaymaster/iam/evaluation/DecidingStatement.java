package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.StatementRef;

/// A statement that a decision rests on: of which policy, and which of its statements.
public record DecidingStatement(
    Layer layer, String policy, StatementRef statement, Effect effect) {}
