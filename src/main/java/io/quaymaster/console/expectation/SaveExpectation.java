package io.quaymaster.console.expectation;

/// A new revision of an expectation.
///
/// @param basedOn the revision that its author began with; 0 for a new expectation
/// @param note what changed and why; may be empty for a new expectation
public record SaveExpectation(
    ExpectationId id, int basedOn, ExpectationContent content, String note) {}
