package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.IdentityProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;

/// Sign-in of browsers by Keycloak: the code flow of OpenID Connect with PKCE, as Spring Security
/// does it.
final class KeycloakProvider implements IdentityProvider {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakProvider.class);
  private static final String SIGN_IN = "/sign-in";

  private final ClientRegistrationRepository clients;
  private final KeycloakHttp http;
  private final KeycloakPeople people;
  private final KeycloakReach reach;
  private final KeycloakFreshness freshness;
  private final KeycloakSignOuts signOuts;
  private final KeycloakListing listing;
  private final String publicAddress;

  /// What the provider is made of.
  record Parts(
      KeycloakHttp http,
      KeycloakPeople people,
      KeycloakReach reach,
      KeycloakFreshness freshness,
      KeycloakSignOuts signOuts,
      KeycloakListing listing) {}

  KeycloakProvider(ClientRegistrationRepository clients, Parts parts, String publicAddress) {
    this.clients = clients;
    this.http = parts.http();
    this.people = parts.people();
    this.reach = parts.reach();
    this.freshness = parts.freshness();
    this.signOuts = parts.signOuts();
    this.listing = parts.listing();
    this.publicAddress = publicAddress.replaceAll("/+$", "");
  }

  @Override
  public String name() {
    return "Keycloak";
  }

  @Override
  public String signInPath() {
    return "oauth2/authorization/" + KeycloakRegistration.ID;
  }

  @Override
  public Reach reach() {
    return reach.now();
  }

  @Override
  public Reach lastReach() {
    return reach.known();
  }

  @Override
  public Optional<Instant> listedAt() {
    return listing.asOf();
  }

  @Override
  public void secure(HttpSecurity security) {
    RestClientAuthorizationCodeTokenResponseClient codes =
        new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(http.forTokens());
    security.oauth2Login(login ->
        login
            .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codes))
            .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::user))
            .failureHandler((request, response, failure) -> {
              LOG.warn("A sign-in by Keycloak failed: {}", said(failure));
              response.sendRedirect(request.getContextPath() + SIGN_IN + "?error");
            }));
    security.addFilterBefore(new SignOutCalls(signOuts), CsrfFilter.class);
  }

  private static String said(AuthenticationException failure) {
    return failure instanceof OAuth2AuthenticationException oauth
        ? TokenRefusal.code(oauth.getError())
        : failure.getClass().getSimpleName();
  }

  /// What Keycloak says about a person stands in the access token; it need not be asked once more.
  private OidcUser user(OidcUserRequest request) {
    try {
      return new KeycloakUser(
          people.given(request.getAccessToken().getTokenValue()), List.of(), request.getIdToken());
    } catch (JwtException e) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error("invalid_token", "The access token is not valid here.", null), e);
    }
  }

  /// Signs out at Keycloak as well; if that is away, here alone.
  @Override
  public LogoutSuccessHandler signOut(RedirectStrategy redirects) {
    OidcClientInitiatedLogoutSuccessHandler there =
        new OidcClientInitiatedLogoutSuccessHandler(clients);
    there.setPostLogoutRedirectUri(
        (publicAddress.isEmpty() ? "{baseUrl}" : publicAddress) + SIGN_IN);
    there.setRedirectStrategy(redirects);
    return (request, response, authentication) -> {
      if (reach.now() instanceof Reach.Answers) {
        there.onLogoutSuccess(request, response, authentication);
      } else {
        redirects.sendRedirect(request, response, SIGN_IN + "?signed-out-here");
      }
    };
  }

  @Override
  public Freshness freshen(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    return authentication.getPrincipal() instanceof KeycloakUser user
        ? freshness.freshen(user, new KeycloakFreshness.Call(request, response, authentication))
        : Freshness.GOES_ON;
  }
}
