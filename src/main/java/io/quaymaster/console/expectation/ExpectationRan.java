package io.quaymaster.console.expectation;

/// An expectation stands otherwise than before.
public record ExpectationRan(LastRun run) {}
