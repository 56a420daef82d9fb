package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.BindAddress;
import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.ProviderAccounts;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/// Puts the adapter together, where the settings ask for it.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "quaymaster.identity", havingValue = "keycloak")
@EnableConfigurationProperties(KeycloakSettings.class)
class KeycloakConfiguration {
  private static final String PUBLIC_ADDRESS = "${quaymaster.public-address:}";

  @Bean
  KeycloakHttp keycloakHttp() {
    return new KeycloakHttp();
  }

  @Bean
  KeycloakTokens keycloakTokens(KeycloakSettings settings, Clock clock) {
    return new KeycloakTokens(settings, clock);
  }

  @Bean
  KeycloakPeople keycloakPeople(KeycloakTokens tokens, ProviderAccounts accounts) {
    return new KeycloakPeople(tokens, accounts);
  }

  @Bean
  KeycloakBearer keycloakBearer(KeycloakPeople people) {
    return new KeycloakBearer(people);
  }

  @Bean
  KeycloakReach keycloakReach(
      KeycloakSettings settings, KeycloakHttp http, ApplicationEventPublisher events, Clock clock) {
    return new KeycloakReach(settings, http, events, clock);
  }

  @Bean
  KeycloakListing keycloakListing(
      KeycloakSettings settings, KeycloakHttp http, ProviderAccounts accounts, Clock clock) {
    return new KeycloakListing(
        settings.directoryClientSecret().isBlank()
            ? Optional.empty()
            : Optional.of(new KeycloakDirectory(settings, http, clock)),
        accounts);
  }

  @Bean
  KeycloakWatch keycloakWatch(KeycloakReach reach, KeycloakListing listing) {
    return new KeycloakWatch(reach, listing);
  }

  @Bean
  KeycloakSignOuts keycloakSignOuts(KeycloakTokens tokens) {
    return new KeycloakSignOuts(tokens);
  }

  @Bean
  ClientRegistrationRepository keycloakClients(
      KeycloakSettings settings, BindAddress address, @Value(PUBLIC_ADDRESS) String publicAddress) {
    settings.requireOwnSecret(address);
    return new InMemoryClientRegistrationRepository(
        KeycloakRegistration.of(settings, publicAddress));
  }

  /// Tokens belong to a session: two browsers of one person must not share them.
  @Bean
  OAuth2AuthorizedClientRepository tokensOfSessions() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  KeycloakFreshness keycloakFreshness(
      OAuth2AuthorizedClientRepository sessions,
      KeycloakHttp http,
      KeycloakPeople people,
      KeycloakReach reach,
      Clock clock) {
    return new KeycloakFreshness(sessions, http, people, reach, clock);
  }

  @Bean
  IdentityProvider keycloakProvider(
      ClientRegistrationRepository clients,
      KeycloakHttp http,
      KeycloakPeople people,
      KeycloakReach reach,
      KeycloakFreshness freshness,
      KeycloakSignOuts signOuts,
      KeycloakListing listing,
      @Value(PUBLIC_ADDRESS) String publicAddress) {
    return new KeycloakProvider(
        clients,
        new KeycloakProvider.Parts(http, people, reach, freshness, signOuts, listing),
        publicAddress);
  }

  /// Without Keycloak nobody can sign in, but the console works on: it is not down.
  @Bean("keycloak")
  HealthIndicator keycloakHealth(KeycloakReach reach) {
    return () ->
        switch (reach.now()) {
          case IdentityProvider.Reach.Answers _ -> Health.up().build();
          case IdentityProvider.Reach.Away _ -> Health.status(new Status("DEGRADED")).build();
        };
  }
}
