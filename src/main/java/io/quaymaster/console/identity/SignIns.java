package io.quaymaster.console.identity;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Remembers when each person signed in last.
@Component
class SignIns {
  private final UserRows users;
  private final Clock clock;

  SignIns(UserRows users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  @EventListener
  @Transactional
  void remember(InteractiveAuthenticationSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof SignedInUser user) {
      users.signedIn(user.getUsername(), clock.instant());
    }
  }
}
