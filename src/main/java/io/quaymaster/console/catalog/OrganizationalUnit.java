package io.quaymaster.console.catalog;

import org.jspecify.annotations.Nullable;

/// The root (without `parent`) or an organizational unit.
public record OrganizationalUnit(
    UnitId id, OrganizationId organization, @Nullable UnitId parent, String name) {}
