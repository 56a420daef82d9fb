package io.quaymaster.console.expectation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an expectation stood when it was last asked for with what was in force.
///
/// @param revision of the expectation
/// @param why a sentence, empty where it was met
/// @param lastMet when it was last met, null for never
public record LastRun(
    ExpectationId expectation,
    int revision,
    Met.Standing standing,
    String why,
    Instant at,
    @Nullable Instant lastMet) {}
