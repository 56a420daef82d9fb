package io.quaymaster.console.catalog;

import org.jspecify.annotations.Nullable;

/// Put an account into a unit, or with `to` null, take it out of its organization.
///
/// @param from where the caller believes it to stand; null outside of any organization
public record MoveAccount(
    AccountId account, @Nullable UnitId from, @Nullable UnitId to, String reason) {}
