package io.quaymaster.console.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an account stood before it was moved.
///
/// @param unit null outside of any organization
/// @param unitName what the unit is called now; empty without one
/// @param until when it was moved from there
public record AccountPlacement(@Nullable UnitId unit, String unitName, Instant until) {}
