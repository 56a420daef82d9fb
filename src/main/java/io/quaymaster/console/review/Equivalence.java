package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;

/// Two versions of a policy that the engine proved to allow exactly the same requests.
///
/// @param engine the engine that proved it
public record Equivalence(
    PolicyId policy, VersionNumber approved, VersionNumber proposed, String engine) {}
