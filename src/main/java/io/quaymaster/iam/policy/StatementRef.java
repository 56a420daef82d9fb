package io.quaymaster.iam.policy;

import org.jspecify.annotations.Nullable;

/// Points at a statement of a known policy: its index from 0, and its `Sid` if it has one.
public record StatementRef(int index, @Nullable String sid) {}
