package io.quaymaster.console.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.identity.BindAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class KeycloakSettingsTest {
  private static final BindAddress HERE = listening("127.0.0.1");
  private static final BindAddress EVERYWHERE = listening("0.0.0.0");

  @Test
  void a_secret_that_everybody_can_read_lets_no_console_start_that_others_reach() {
    KeycloakSettings settings = settings("https://id.example.org", "console-web-try-it");

    assertThatThrownBy(() -> new KeycloakConfiguration().keycloakClients(settings, EVERYWHERE, ""))
        .hasMessageContaining("trying out")
        .hasMessageContaining("QUAYMASTER_KEYCLOAK_CLIENTSECRET");
    assertThat(new KeycloakConfiguration().keycloakClients(settings, HERE, "")).isNotNull();
  }

  @Test
  void a_secret_of_ones_own_does() {
    KeycloakSettings settings = settings("https://id.example.org", "a-secret-of-ours");

    assertThat(new KeycloakConfiguration().keycloakClients(settings, EVERYWHERE, "")).isNotNull();
  }

  /// So that the rule above knows them.
  @Test
  void every_secret_of_the_realm_that_is_shipped_says_that_it_is_for_trying_out() throws Exception {
    String realm = Files.readString(Path.of("docker", "keycloak", "console-realm.json"));

    assertThat(Pattern.compile("\"(?:secret|value)\": \"([^\"]*)\"").matcher(realm).results())
        .isNotEmpty()
        .allMatch(secret -> secret.group(1).replace("}", "").endsWith("-try-it"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://id.example.org", "http://127.0.0.1.example.org", "http://10.0.0.1"})
  void secrets_go_nowhere_in_the_clear(String url) {
    assertThatThrownBy(() -> settings(url, "s")).hasMessageContaining("https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8180", "http://localhost:8180/auth/", "https://id.example.org"})
  void this_machine_may_be_called_without(String url) {
    assertThat(settings(url, "s").issuer()).endsWith("/realms/console");
  }

  @Test
  void a_network_of_ones_own_may_be_called_without_too() {
    assertThat(settings("https://id.example.org", "http://keycloak:8080", "s").internal("token"))
        .hasHost("keycloak");
  }

  private static KeycloakSettings settings(String url, String secret) {
    return settings(url, "", secret);
  }

  private static KeycloakSettings settings(String url, String internalUrl, String secret) {
    return new KeycloakSettings(
        url,
        internalUrl,
        "console",
        "console-web",
        secret,
        "console-api",
        "console-directory",
        "",
        "/console-reviewers",
        Duration.ofMinutes(10));
  }

  private static BindAddress listening(String address) {
    return new BindAddress(new MockEnvironment().withProperty("server.address", address));
  }
}
