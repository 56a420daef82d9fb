package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.IdentityProvider.Freshness;
import io.quaymaster.console.identity.IdentityProvider.Reach;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/// Asks Keycloak for another access token of a session before the one that is there expires. What
/// that one says counts from then on: so a role that was taken away, and a person who was disabled,
/// are gone within the life of one token.
final class KeycloakFreshness {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakFreshness.class);

  /// So long before its end a token is replaced; it is a quarter of its life if that is less.
  private static final Duration AHEAD = Duration.ofSeconds(60);

  static final int MOST_AT_ONCE = 8;

  private final AtomicInteger trying = new AtomicInteger();
  private final OAuth2AuthorizedClientRepository sessions;
  private final RestClientRefreshTokenTokenResponseClient tokens;
  private final KeycloakPeople people;
  private final KeycloakReach reach;
  private final Clock clock;

  KeycloakFreshness(
      OAuth2AuthorizedClientRepository sessions,
      KeycloakHttp http,
      KeycloakPeople people,
      KeycloakReach reach,
      Clock clock) {
    this.sessions = sessions;
    this.people = people;
    this.reach = reach;
    this.clock = clock;
    this.tokens = new RestClientRefreshTokenTokenResponseClient();
    tokens.setRestClient(http.forTokens());
  }

  /// A request and who sent it.
  record Call(HttpServletRequest request, HttpServletResponse response, Authentication who) {}

  /// Requests of one session take turns: a second one would use a refresh token that is used up. It
  /// waits for the first only if it cannot do without.
  Freshness freshen(KeycloakUser user, Call call) {
    if (!user.turn.tryLock()) {
      if (stands(user)) {
        return Freshness.GOES_ON;
      }
      user.turn.lock();
    }
    try {
      return inTurn(user, call);
    } finally {
      user.turn.unlock();
    }
  }

  private Freshness inTurn(KeycloakUser user, Call call) {
    OAuth2AuthorizedClient held =
        sessions.loadAuthorizedClient(KeycloakRegistration.ID, call.who(), call.request());
    if (held == null || held.getRefreshToken() == null) {
      return Freshness.ENDS;
    }
    if (isFresh(held.getAccessToken())) {
      return Freshness.GOES_ON;
    }
    if (reach.isAwayJustNow()) {
      return grace(user);
    }
    if (!mayTry()) {
      return stands(user) ? Freshness.GOES_ON : grace(user);
    }
    try {
      return refresh(user, call, held);
    } finally {
      trying.decrementAndGet();
    }
  }

  /// Where Keycloak hangs, each try holds a thread for seconds; so few try at once, and one alone
  /// once it is known to be away.
  private boolean mayTry() {
    int most = reach.known() instanceof Reach.Away ? 1 : MOST_AT_ONCE;
    return trying.getAndUpdate(now -> now < most ? now + 1 : now) < most;
  }

  private boolean stands(KeycloakUser user) {
    return clock.instant().isBefore(user.standsUntil());
  }

  private boolean isFresh(OAuth2AccessToken token) {
    Instant end = Objects.requireNonNullElse(token.getExpiresAt(), Instant.MIN);
    Instant begin = Objects.requireNonNullElse(token.getIssuedAt(), end);
    Duration quarter = Duration.between(begin, end).dividedBy(4);
    Duration ahead = quarter.compareTo(AHEAD) < 0 ? quarter : AHEAD;
    return clock.instant().isBefore(end.minus(ahead));
  }

  private Freshness refresh(KeycloakUser user, Call call, OAuth2AuthorizedClient held) {
    try {
      OAuth2RefreshToken old = Objects.requireNonNull(held.getRefreshToken());
      OAuth2AccessTokenResponse fresh =
          tokens.getTokenResponse(
              new OAuth2RefreshTokenGrantRequest(
                  held.getClientRegistration(), held.getAccessToken(), old));
      reach.answered();
      KeycloakPeople.Known known = people.given(fresh.getAccessToken().getTokenValue());
      if (!known.user().id().equals(user.providerUser().id())) {
        return Freshness.ENDS;
      }
      sessions.saveAuthorizedClient(
          new OAuth2AuthorizedClient(
              held.getClientRegistration(),
              held.getPrincipalName(),
              fresh.getAccessToken(),
              Objects.requireNonNullElse(fresh.getRefreshToken(), old)),
          call.who(),
          call.request(),
          call.response());
      user.told(known);
      return Freshness.GOES_ON;
    } catch (OAuth2AuthorizationException e) {
      LOG.warn("Keycloak gave no new token: {}", TokenRefusal.code(e.getError()));
      if (TokenRefusal.isNoAnswer(e)) {
        reach.wasAway();
        return grace(user);
      }
      reach.answered();
      return Freshness.ENDS;
    } catch (BadJwtException e) {
      LOG.warn("A new token of Keycloak is not valid here.");
      return Freshness.ENDS;
    } catch (JwtException e) {
      reach.wasAway();
      return grace(user);
    }
  }

  /// Of each session, from when nobody answered it: that Keycloak says a word to somebody else in
  /// the meantime does not begin it anew.
  private Freshness grace(KeycloakUser user) {
    Instant until = user.graceUntil(reach.graceFromNow());
    if (!clock.instant().isBefore(until)) {
      return Freshness.ENDS;
    }
    user.standsUntil(until);
    return Freshness.GOES_ON;
  }
}
