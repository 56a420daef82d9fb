package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.ProviderListing;
import io.quaymaster.console.identity.ProviderListing.Listed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/// Whom Keycloak knows, asked by a client of its own that may read people and groups and nothing
/// else. Reviewers are asked for by their group: by their role it would name those alone who have
/// it without a group.
final class KeycloakDirectory {
  private static final int PAGE = 200;

  /// How the user names begin that stand for clients.
  private static final String SERVICE = "service-account-";

  private final KeycloakSettings settings;
  private final RestClient http;
  private final RestClientClientCredentialsTokenResponseClient tokens;
  private final ClientRegistration client;
  private final Clock clock;

  KeycloakDirectory(KeycloakSettings settings, KeycloakHttp http, Clock clock) {
    this.settings = settings;
    this.http = http.client();
    this.client = KeycloakRegistration.ofDirectory(settings);
    this.clock = clock;
    this.tokens = new RestClientClientCredentialsTokenResponseClient();
    tokens.setRestClient(http.forTokens());
  }

  /// @param known subjects to ask about
  /// @throws RestClientException or
  /// @throws org.springframework.security.oauth2.core.OAuth2AuthorizationException if Keycloak does
  ///   not say
  ProviderListing look(Collection<String> known) {
    Instant at = clock.instant();
    String token =
        tokens
            .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(client))
            .getAccessToken()
            .getTokenValue();
    List<Listed> reviewers = reviewers(token);
    Set<String> gone = new HashSet<>(known);
    reviewers.forEach(one -> gone.remove(one.subject()));
    gone.removeIf(subject -> isThere(subject, token));
    return new ProviderListing(reviewers, gone, at);
  }

  private List<Listed> reviewers(String token) {
    String group = text(get("/group-by-path" + settings.reviewersGroup(), token), "id");
    List<Listed> all = new ArrayList<>();
    JsonNode page;
    int first = 0;
    do {
      page = get("/groups/" + group + "/members?first=" + first + "&max=" + PAGE, token);
      page.valueStream()
          .filter(KeycloakDirectory::isPerson)
          .map(KeycloakDirectory::listed)
          .forEach(all::add);
      first += PAGE;
    } while (page.size() == PAGE);
    return all;
  }

  private boolean isThere(String subject, String token) {
    try {
      return isEnabled(
          get("/users/" + UriUtils.encodePathSegment(subject, StandardCharsets.UTF_8), token));
    } catch (HttpClientErrorException e) {
      if (e.getStatusCode() == HttpStatus.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private JsonNode get(String path, String token) {
    JsonNode answer =
        http.get()
            .uri(settings.administration(path))
            .headers(headers -> headers.setBearerAuth(token))
            .retrieve()
            .body(JsonNode.class);
    if (answer == null) {
      throw new RestClientException("Keycloak says nothing.");
    }
    return answer;
  }

  private static boolean isPerson(JsonNode user) {
    return isEnabled(user) && !text(user, "username").startsWith(SERVICE);
  }

  private static boolean isEnabled(JsonNode user) {
    return user.path("enabled").asBoolean(false);
  }

  private static Listed listed(JsonNode user) {
    String username = text(user, "username");
    String name = (text(user, "firstName") + " " + text(user, "lastName")).strip();
    return new Listed(text(user, "id"), username, name.isEmpty() ? username : name);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
