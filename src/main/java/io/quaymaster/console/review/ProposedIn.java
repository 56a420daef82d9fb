package io.quaymaster.console.review;

/// A change request that proposes what somebody asks about.
///
/// @param stage how far it has come
public record ProposedIn(ChangeId change, Stage stage) {}
