package io.quaymaster.console.ui.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.review.ChangeActivation;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.console.ui.comparison.ComparisonParts;
import io.quaymaster.console.ui.kit.LiveUpdates;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the page of a change request works with.
@Component
record ChangeTools(
    ChangeRequests changes,
    Reviews reviews,
    ChangeActivation activation,
    PolicyCatalog catalog,
    ComparisonParts comparisons,
    LiveUpdates updates,
    Clock clock) {}
