package io.quaymaster.iam.analysis;

/// A difference as one request shows it, and the statements that its two answers rest on.
public record Shown(Witness witness, Because because) {}
