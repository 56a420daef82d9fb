package io.quaymaster.console.catalog;

/// One version of one policy: what a permanent link is pinned to.
public record VersionId(PolicyId policy, VersionNumber number) {}
