package io.quaymaster.console.ui.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.ChangeActivation;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.Discussions;
import io.quaymaster.console.review.Reviews;
import io.quaymaster.console.ui.comparison.ComparisonParts;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Presence;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the page of a change request works with.
@Component
record ChangeTools(
    ChangeRequests changes,
    Reviews reviews,
    ChangeActivation activation,
    Discussions discussions,
    CurrentUser user,
    PolicyCatalog catalog,
    ComparisonParts comparisons,
    LiveUpdates updates,
    Presence presence,
    Clock clock) {

  /// Whether this person could be asked to approve it, as long as they write no part of it.
  boolean mayReview(ChangePage page) {
    return (user.has(ConsoleRole.REVIEWER) || user.has(ConsoleRole.ADMIN))
        && !page.change().isAuthor(user.person().id());
  }
}
