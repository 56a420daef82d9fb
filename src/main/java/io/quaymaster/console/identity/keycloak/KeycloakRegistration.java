package io.quaymaster.console.identity.keycloak;

import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/// The console as a client of Keycloak. Every endpoint is spelled out: to ask Keycloak for them, it
/// would have to be there when the console starts.
final class KeycloakRegistration {
  static final String ID = "keycloak";

  private KeycloakRegistration() {}

  /// @param publicAddress where people reach the console; empty for the address they used
  static ClientRegistration of(KeycloakSettings settings, String publicAddress) {
    String base = publicAddress.isBlank() ? "{baseUrl}" : publicAddress.replaceAll("/+$", "");
    return ClientRegistration.withRegistrationId(ID)
        .clientName("Keycloak")
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(base + "/login/oauth2/code/{registrationId}")
        .scope("openid", "profile")
        .issuerUri(settings.issuer())
        .authorizationUri(settings.forBrowsers("auth"))
        .tokenUri(settings.internal("token").toString())
        .jwkSetUri(settings.internal("certs").toString())
        .userNameAttributeName("preferred_username")
        .providerConfigurationMetadata(
            Map.of("end_session_endpoint", settings.forBrowsers("logout")))
        .build();
  }

  /// The client that reads who there is.
  static ClientRegistration ofDirectory(KeycloakSettings settings) {
    return ClientRegistration.withRegistrationId("keycloak-directory")
        .clientId(settings.directoryClientId())
        .clientSecret(settings.directoryClientSecret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenUri(settings.internal("token").toString())
        .build();
  }
}
