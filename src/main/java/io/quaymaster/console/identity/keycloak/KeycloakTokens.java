package io.quaymaster.console.identity.keycloak;

import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.quaymaster.console.identity.ProviderPerson;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Reads what Keycloak has signed. Its keys are fetched for the first token, and kept while it is
/// away.
final class KeycloakTokens implements JwtDecoderFactory<ClientRegistration> {
  /// What two clocks may differ by.
  private static final Duration SKEW = Duration.ofSeconds(60);

  private static final int TIMEOUT = 2_000;

  /// Tokens with keys that nobody knows make the console fetch keys no more than twice in so many
  /// milliseconds.
  private static final long BETWEEN_FETCHES = 500;

  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofHours(4);

  /// For what Keycloak itself gave the console.
  private final JWKSource<SecurityContext> keys;

  private final JwtDecoder given;
  private final JwtDecoder brought;
  private final JwtDecoder signOuts;
  private final Clock clock;

  KeycloakTokens(KeycloakSettings settings, Clock clock) {
    JWKSetBasedJWKSource<SecurityContext> all = keys(settings);
    JWKSource<SecurityContext> ofStrangers =
        new JWKSetBasedJWKSource<>(new SeldomForUnknownKeys(all.getJWKSetSource(), clock));
    this.keys = all;
    this.clock = clock;
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    JwtIssuerValidator issuer = new JwtIssuerValidator(settings.issuer());
    OAuth2TokenValidator<Jwt> access =
        new DelegatingOAuth2TokenValidator<>(
            times, issuer, meantFor(settings.audience()), new AccessTokenValidator());
    this.given = decoder(keys, access);
    this.brought = decoder(ofStrangers, access);
    this.signOuts =
        decoder(
            ofStrangers,
            new DelegatingOAuth2TokenValidator<>(
                times, issuer, meantFor(settings.clientId()), new SignOutValidator()));
  }

  private static OAuth2TokenValidator<Jwt> meantFor(String whom) {
    return new JwtClaimValidator<List<String>>(
        JwtClaimNames.AUD, audience -> audience != null && audience.contains(whom));
  }

  /// What an access token says, and until when it is taken for true, by whichever clock.
  record Access(ProviderPerson person, Instant until) {}

  /// What an access token for this console says that Keycloak gave just now.
  ///
  /// @throws JwtException if it is none, or if the keys to check it with cannot be fetched
  Access given(String token) {
    return read(given.decode(token));
  }

  /// What an access token for this console says that somebody brought.
  ///
  /// @throws JwtException if it is none, or if the keys to check it with cannot be fetched
  Access brought(String token) {
    return read(brought.decode(token));
  }

  /// Who signed out at Keycloak.
  ///
  /// @throws JwtException if Keycloak does not say so, or if its keys cannot be fetched
  KeycloakClaims.SignOut signOut(String token) {
    return KeycloakClaims.signOut(signOuts.decode(token));
  }

  private static Access read(Jwt read) {
    Instant end = Objects.requireNonNullElse(read.getExpiresAt(), Instant.MIN.plus(SKEW));
    return new Access(KeycloakClaims.person(read), end.plus(SKEW));
  }

  /// For the tokens that tell who signed in.
  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
    validator.setClock(clock);
    NimbusJwtDecoder decoder = decoder(keys, validator);
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  private static NimbusJwtDecoder decoder(
      JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> validator) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
    decoder.setJwtValidator(validator);
    return decoder;
  }

  private static JWKSetBasedJWKSource<SecurityContext> keys(KeycloakSettings settings) {
    try {
      return (JWKSetBasedJWKSource<SecurityContext>)
          JWKSourceBuilder.create(
                  settings.internal("certs").toURL(),
                  new DefaultResourceRetriever(TIMEOUT, TIMEOUT, MOST_BYTES))
              .cache(FRESH.toMillis(), TIMEOUT * 2L)
              .refreshAheadCache(false)
              .rateLimited(BETWEEN_FETCHES)
              .outageTolerant(KEPT.toMillis())
              .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
