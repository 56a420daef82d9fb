package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import org.jspecify.annotations.Nullable;

/// Save a text as what a change request proposes for one of its policies.
///
/// @param head what the writer began with: the version proposed until now, or where none is, the
///   base; null for none
public record ReviseText(
    ChangeId change, PolicyId policy, @Nullable VersionNumber head, String text, String reason) {}
