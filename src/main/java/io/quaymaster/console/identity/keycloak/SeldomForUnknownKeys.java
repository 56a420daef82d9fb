package io.quaymaster.console.identity.keycloak;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The keys for what strangers send: anybody can make up the name of a key, so for unknown ones
/// Keycloak is asked again only now and then.
final class SeldomForUnknownKeys extends JWKSetSourceWrapper<SecurityContext> {
  static final Duration BETWEEN = Duration.ofSeconds(10);

  private final Clock clock;
  private Instant next = Instant.MIN;

  SeldomForUnknownKeys(JWKSetSource<SecurityContext> keys, Clock clock) {
    super(keys);
    this.clock = clock;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator asked, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSetCacheRefreshEvaluator known = JWKSetCacheRefreshEvaluator.noRefresh();
    return getSource().getJWKSet(asked == known || mayAsk() ? asked : known, now, context);
  }

  private synchronized boolean mayAsk() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return false;
    }
    next = now.plus(BETWEEN);
    return true;
  }
}
