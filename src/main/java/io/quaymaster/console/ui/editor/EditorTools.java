package io.quaymaster.console.ui.editor;

import io.quaymaster.console.catalog.Drafts;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.expectation.ExpectationCoverage;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Presence;
import io.quaymaster.console.ui.kit.TextComparisons;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the editor works with.
@Component
record EditorTools(
    PolicyCatalog catalog,
    Drafts drafts,
    ChangeRequests changes,
    TextComparisons comparisons,
    Expectations expectations,
    ExpectationCoverage coverage,
    BackgroundWork background,
    LiveUpdates updates,
    Presence presence,
    KnownNames names,
    CurrentUser user,
    Clock clock) {}
