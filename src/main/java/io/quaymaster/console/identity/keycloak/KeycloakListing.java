package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.ProviderAccounts;
import io.quaymaster.console.identity.ProviderListing;
import io.quaymaster.console.identity.SystemUser;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClientException;

/// Keeps on file who there is at Keycloak. While it does not say, what it said last stands.
final class KeycloakListing {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakListing.class);

  private final Optional<KeycloakDirectory> directory;
  private final ProviderAccounts accounts;
  private volatile @Nullable Instant asOf;

  KeycloakListing(Optional<KeycloakDirectory> directory, ProviderAccounts accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  /// When Keycloak said last who there is; empty if it never did since the start.
  Optional<Instant> asOf() {
    return Optional.ofNullable(asOf);
  }

  synchronized void refresh() {
    directory.ifPresent(there -> SystemUser.run(() -> refresh(there), ConsoleRole.ADMIN));
  }

  private void refresh(KeycloakDirectory there) {
    try {
      ProviderListing listing = there.look(accounts.subjects());
      accounts.listed(listing);
      asOf = listing.at();
    } catch (OAuth2AuthorizationException e) {
      LOG.warn("Keycloak does not say who there is: {}", TokenRefusal.code(e.getError()));
    } catch (RestClientException e) {
      LOG.warn("Keycloak does not say who there is: {}", e.getClass().getSimpleName());
    }
  }
}
