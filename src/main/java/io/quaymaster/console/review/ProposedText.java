package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicySummary;
import org.jspecify.annotations.Nullable;

/// A policy of a change request with both of its texts; null where there is none.
public record ProposedText(PolicySummary policy, @Nullable String before, @Nullable String after) {}
