package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import org.jspecify.annotations.Nullable;

/// Save a text that takes up what came in force meanwhile, and replace that.
///
/// @param head the version proposed until now, which the writer began with; null for none
/// @param onto the version in force that it takes up; null for none
public record MergeText(
    ChangeId change,
    PolicyId policy,
    @Nullable VersionNumber head,
    @Nullable VersionNumber onto,
    String text,
    String reason) {}
