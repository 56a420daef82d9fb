package io.quaymaster.console.identity;

/// Something that was tried and refused: a sign-in, or a deed for want of a role. Nothing came of
/// it, so there is no transaction to report it in; it may be tried again and again.
public record Refusal(Deed.Actor actor, Deed.Account account) {}
