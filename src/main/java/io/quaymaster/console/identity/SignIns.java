package io.quaymaster.console.identity;

import io.quaymaster.console.identity.Deed.Actor;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Remembers who came in and when, who could not, and whose session ended.
@Component
class SignIns {
  /// So many characters of a name that somebody tried are kept.
  private static final int MAX_NAME = 100;

  private final UserRows users;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SignIns(UserRows users, ApplicationEventPublisher events, Clock clock) {
    this.users = users;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Transactional
  void remember(InteractiveAuthenticationSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof SignedInUser user) {
      users.signedIn(user.getUsername(), clock.instant());
      boolean oneTime = user.account(users).mustChangePassword();
      events.publishEvent(
          new SignedIn(
              actor(user, event.getAuthentication()), oneTime ? "With a one-time password." : ""));
    }
  }

  /// Nobody knows who tried, so the entry is the console's own. What was typed may be anything, a
  /// password in the wrong field too.
  @EventListener
  void refused(AbstractAuthenticationFailureEvent event) {
    String typed = Objects.toString(event.getAuthentication().getName(), "").strip();
    String shown = typed.isEmpty() ? "(no name)" : Legible.shown(typed, MAX_NAME);
    String subject = UserId.parse(typed.toLowerCase(Locale.ROOT)).map(UserId::value).orElse(shown);
    String reason =
        event instanceof AuthenticationFailureBadCredentialsEvent
            ? "Name and password do not belong together."
            : "The sign-in could not be completed.";
    events.publishEvent(
        new Refusal(
            new Actor(new Person(SystemUser.ID, "Quaymaster"), address(event.getAuthentication())),
            new Deed.Account("SIGN_IN_REFUSED", "session", subject, shown, null, null, reason)));
  }

  /// @param unused whether it ended because nobody used it
  @Transactional
  void ended(Authentication authentication, boolean unused) {
    if (authentication.getPrincipal() instanceof SignedInUser user) {
      String reason =
          switch (user.account(users).standing()) {
            case OPEN -> unused ? "It was not used any more." : "Signed out.";
            case OVER -> "The account is disabled or has another password.";
            case WITHDRAWN -> "The demo user went with the sample workspace.";
          };
      events.publishEvent(new SessionEnded(actor(user, authentication), reason));
    }
  }

  private Actor actor(SignedInUser user, Authentication authentication) {
    return new Actor(user.person(users), address(authentication));
  }

  private static String address(Authentication authentication) {
    return authentication.getDetails() instanceof WebAuthenticationDetails web
        ? Objects.toString(web.getRemoteAddress(), "")
        : "";
  }
}
