package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody is writing; any text, also one that is no policy. Only its author sees it.
///
/// @param basedOn the version that the author began with; null if there was none
public record Draft(
    PolicyId policy,
    UserId author,
    @Nullable VersionNumber basedOn,
    String text,
    Instant updatedAt) {}
