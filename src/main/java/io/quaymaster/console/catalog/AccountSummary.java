package io.quaymaster.console.catalog;

import org.jspecify.annotations.Nullable;

/// An account and how much there is in it.
///
/// @param unit where it stands in its organization; null outside of any
/// @param unitPath the names of that unit and those above, root first, joined by ` / `
/// @param management whether it is the management account of its organization
/// @param sample whether it belongs to the sample workspace
public record AccountSummary(
    AccountId id,
    String name,
    @Nullable UnitId unit,
    String unitPath,
    boolean management,
    int registries,
    int repositories,
    int principals,
    boolean sample) {}
