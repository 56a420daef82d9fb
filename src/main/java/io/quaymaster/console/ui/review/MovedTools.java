package io.quaymaster.console.ui.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.ui.comparison.ComparisonParts;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.LiveUpdates;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the page of a moved base works with.
@Component
record MovedTools(
    ChangeRequests changes,
    PolicyCatalog catalog,
    PolicyComparisons comparisons,
    ComparisonParts parts,
    BackgroundWork background,
    LiveUpdates updates,
    Clock clock) {}
