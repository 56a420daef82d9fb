package io.quaymaster.console.catalog;

import org.jspecify.annotations.Nullable;

/// Put `version` in force, or with `version` null, no version any more.
///
/// @param expectedActive what the caller believes to be in force; null for none
public record Activate(
    PolicyId policy,
    @Nullable VersionNumber version,
    @Nullable VersionNumber expectedActive,
    String reason) {}
