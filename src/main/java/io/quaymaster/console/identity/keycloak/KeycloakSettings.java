package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.BindAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Keycloak is, and who the console is to it.
///
/// @param url what browsers call it, such as `https://id.example.org`; it stands in every token
/// @param internalUrl what the console itself calls it, if that is another name
/// @param clientId the client of the pages, with `clientSecret`
/// @param audience what a token must be meant for
/// @param directoryClientId the client that reads who there is, with `directoryClientSecret`; where
///   that is empty nobody is known here before they come
/// @param reviewersGroup the path of the group of reviewers
/// @param grace how long sessions go on that Keycloak cannot be asked about
@ConfigurationProperties("quaymaster.keycloak")
record KeycloakSettings(
    @DefaultValue("") String url,
    @DefaultValue("") String internalUrl,
    @DefaultValue("console") String realm,
    @DefaultValue("console-web") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("console-api") String audience,
    @DefaultValue("console-directory") String directoryClientId,
    @DefaultValue("") String directoryClientSecret,
    @DefaultValue("/console-reviewers") String reviewersGroup,
    @DefaultValue("10m") Duration grace) {
  private static final String LOOPBACK =
      "http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?(/.*)?";

  /// How the secrets end that stand in the realm of `docker/keycloak`.
  private static final String TRY_IT = "-try-it";

  KeycloakSettings {
    url = inTheOpen(address("url", url));
    internalUrl = internalUrl.isBlank() ? url : address("internal-url", internalUrl);
    if (!reviewersGroup.matches("(/[^/?#\\s]+)+")) {
      throw new IllegalArgumentException(
          "`quaymaster.keycloak.reviewers-group` is `%s`; it must be a path such as /console-reviewers."
              .formatted(reviewersGroup));
    }
    if (clientSecret.isBlank()) {
      throw new IllegalArgumentException(
          "`quaymaster.keycloak.client-secret` is empty; give the secret of the client `"
              + clientId
              + "`.");
    }
  }

  private static String address(String name, String text) {
    String address = text.strip().replaceAll("/+$", "");
    if (!address.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
      throw new IllegalArgumentException(
          "`quaymaster.keycloak.%s` is `%s`; it must be an address such as https://id.example.org."
              .formatted(name, text));
    }
    return address;
  }

  /// What browsers call must not be called in the clear. The internal address may be: it is for a
  /// network of one's own, such as that of the containers.
  private static String inTheOpen(String address) {
    if (address.startsWith("http:") && !address.matches(LOOPBACK)) {
      throw new IllegalArgumentException(
          "`quaymaster.keycloak.url` is `%s`; passwords and codes go there, so it must begin with https://."
              .formatted(address));
    }
    return address;
  }

  /// Refuses a secret that everybody can read where others than this machine reach the console.
  void requireOwnSecret(BindAddress address) {
    if (!address.isLoopback()) {
      requireOwnSecret("client-secret", clientId, clientSecret);
      requireOwnSecret("directory-client-secret", directoryClientId, directoryClientSecret);
    }
  }

  private static void requireOwnSecret(String name, String client, String secret) {
    if (secret.endsWith(TRY_IT)) {
      throw new IllegalArgumentException(
          "`quaymaster.keycloak.%s` is the one of the realm for trying out, which everybody can read. Give the client `%s` another at Keycloak, and set QUAYMASTER_KEYCLOAK_%s to it; or have the console listen on a loopback address."
              .formatted(name, client, name.replace("-", "").toUpperCase(Locale.ROOT)));
    }
  }

  /// What tokens name as theirs.
  String issuer() {
    return url + "/realms/" + realm;
  }

  /// An endpoint that browsers are sent to.
  String forBrowsers(String endpoint) {
    return issuer() + "/protocol/openid-connect/" + endpoint;
  }

  /// Something of Keycloak's administration.
  URI administration(String path) {
    return URI.create(internalUrl + "/admin/realms/" + realm + path);
  }

  /// An endpoint that the console calls.
  URI internal(String endpoint) {
    return URI.create(internalUrl + "/realms/" + realm + "/protocol/openid-connect/" + endpoint);
  }
}
