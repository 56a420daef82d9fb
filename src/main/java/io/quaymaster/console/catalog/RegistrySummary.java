package io.quaymaster.console.catalog;

import org.jspecify.annotations.Nullable;

/// A registry and how its repositories stand.
///
/// @param withPolicy how many repositories have an active policy
/// @param atRisk how many of those have security warnings
public record RegistrySummary(
    RegistryId id,
    String accountName,
    int repositories,
    int withPolicy,
    int atRisk,
    @Nullable PolicyId registryPolicy) {}
