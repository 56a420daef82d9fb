package io.quaymaster.console.identity.keycloak;

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

  private final JWKSource<SecurityContext> keys;
  private final JwtDecoder access;
  private final Clock clock;

  KeycloakTokens(KeycloakSettings settings, Clock clock) {
    this.keys = keys(settings);
    this.clock = clock;
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    this.access =
        decoder(
            new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD,
                    audience -> audience != null && audience.contains(settings.audience())),
                new AccessTokenValidator()));
  }

  /// What an access token says, and until when it is taken for true, by whichever clock.
  record Access(ProviderPerson person, Instant until) {}

  /// What an access token for this console says.
  ///
  /// @throws JwtException if it is none, or if the keys to check it with cannot be fetched
  Access access(String token) {
    Jwt read = access.decode(token);
    Instant end = Objects.requireNonNullElse(read.getExpiresAt(), Instant.MIN.plus(SKEW));
    return new Access(KeycloakClaims.person(read), end.plus(SKEW));
  }

  /// For the tokens that tell who signed in.
  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
    validator.setClock(clock);
    NimbusJwtDecoder decoder = decoder(validator);
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  private NimbusJwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
    decoder.setJwtValidator(validator);
    return decoder;
  }

  private static JWKSource<SecurityContext> keys(KeycloakSettings settings) {
    try {
      return JWKSourceBuilder.create(
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
