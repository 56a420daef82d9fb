package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.VersionId;

/// The relation of a version to the one before it is known now.
public record RelationComputed(VersionId version, Relation relation) {}
