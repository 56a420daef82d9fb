package io.quaymaster.console.identity;

import io.quaymaster.console.identity.Deed.Actor;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
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
    AccountHolder.of(event.getAuthentication())
        .ifPresent(user -> remember(user, event.getAuthentication()));
  }

  private void remember(AccountHolder user, Authentication authentication) {
    Actor who = actor(user, authentication);
    users.signedIn(who.person().id().value(), clock.instant());
    boolean oneTime = user.account(users, clock.instant()).mustChangePassword();
    events.publishEvent(new SignedIn(who, oneTime ? "With a one-time password." : ""));
  }

  @EventListener
  void refused(AbstractAuthenticationFailureEvent event) {
    Authentication attempt = event.getAuthentication();
    events.publishEvent(
        Refusal.ofSignIn(
            attempt instanceof UsernamePasswordAuthenticationToken
                ? Objects.toString(attempt.getName(), "")
                : "", // What a provider's attempt calls itself is no name, and may be a secret.
            address(attempt),
            event instanceof AuthenticationFailureBadCredentialsEvent
                ? "Name and password do not belong together."
                : "The sign-in could not be completed."));
  }

  /// @param unused whether it ended because nobody used it
  @Transactional
  void ended(Authentication authentication, boolean unused) {
    AccountHolder.of(authentication)
        .ifPresent(user -> {
          String reason =
              switch (user.account(users, clock.instant()).standing()) {
                case OPEN -> unused ? "It was not used any more." : "Signed out.";
                case OVER -> "The account is disabled or has another password.";
                case WITHDRAWN -> "The demo user went with the sample workspace.";
                case LAPSED -> "The identity provider said nothing of the person any more.";
              };
          events.publishEvent(new SessionEnded(actor(user, authentication), reason));
        });
  }

  private Actor actor(AccountHolder user, Authentication authentication) {
    return new Actor(user.person(users), address(authentication));
  }

  /// Where it came from; empty if it came from no browser.
  static String address(Authentication authentication) {
    return authentication.getDetails() instanceof WebAuthenticationDetails web
        ? Objects.toString(web.getRemoteAddress(), "")
        : "";
  }
}
