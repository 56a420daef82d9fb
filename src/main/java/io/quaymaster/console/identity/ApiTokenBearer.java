package io.quaymaster.console.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tokens that were made here. Why one lets nobody in is not said.
@Component
class ApiTokenBearer implements BearerTokens.Kind {
  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

  /// A provider says who left only when they sign in again, so a token of somebody whom it has not
  /// spoken of for so long rests until they do.
  static final Duration PROVIDER_SILENCE = Duration.ofDays(30);

  private final ApiTokenRows tokens;
  private final UserRows users;
  private final PeopleSource source;
  private final Clock clock;

  ApiTokenBearer(ApiTokenRows tokens, UserRows users, PeopleSource source, Clock clock) {
    this.tokens = tokens;
    this.users = users;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public boolean covers(String token) {
    return token.startsWith(TokenText.PREFIX);
  }

  @Override
  @Transactional
  public Authentication authenticate(BearerTokenAuthenticationToken bearer) {
    Instant now = clock.instant();
    ApiTokenEntity token =
        Optional.of(bearer.getToken())
            .filter(TokenText::isWhole)
            .flatMap(text -> tokens.findByTokenHash(TokenText.hash(text)))
            .filter(found -> found.letsIn(now))
            .filter(found -> users.findById(found.owner).filter(one -> owns(one, now)).isPresent())
            .orElseThrow(() -> new InvalidBearerTokenException("The token is not valid here."));
    Instant before = now.minus(BETWEEN_NOTES);
    if (token.lastUsedAt == null || !token.lastUsedAt.isAfter(before)) {
      tokens.used(token.id, now, before);
    }
    UsernamePasswordAuthenticationToken known =
        UsernamePasswordAuthenticationToken.authenticated(
            new TokenHolder(new UserId(token.owner), ConsoleRole.implied(token.roles)),
            null,
            List.of());
    known.setDetails(bearer.getDetails());
    return known;
  }

  private boolean owns(UserAccountEntity owner, Instant now) {
    boolean spokenOf = owner.toldAt == null || now.isBefore(owner.toldAt.plus(PROVIDER_SILENCE));
    return !owner.disabled && source.covers(owner) && spokenOf;
  }
}
