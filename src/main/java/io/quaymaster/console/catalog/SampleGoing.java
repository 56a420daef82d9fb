package io.quaymaster.console.catalog;

/// The sample workspace is about to be removed, in this transaction: whatever refers to its
/// policies has to go first.
///
/// @param workspace the id of the workspace that its policies belong to
public record SampleGoing(java.util.UUID workspace) {}
