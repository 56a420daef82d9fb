package io.quaymaster.console.ui.review;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.Emergencies;
import io.quaymaster.console.ui.kit.LiveUpdates;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the banner about emergencies works with.
@Component
public record EmergencyTools(
    Emergencies emergencies, CurrentUser user, LiveUpdates updates, Clock clock) {

  /// Whoever has still to choose a password reads nothing yet.
  boolean mayRead() {
    return user.has(ConsoleRole.VIEWER);
  }
}
