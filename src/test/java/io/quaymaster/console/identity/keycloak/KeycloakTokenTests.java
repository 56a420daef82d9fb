package io.quaymaster.console.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.MovingClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What tokens of a real Keycloak are worth at `/api`.
abstract class KeycloakTokenTests {
  /// Looks like a token; to know better takes the keys of Keycloak.
  static final String FORGED =
      encoded("{\"alg\":\"RS256\",\"kid\":\"none\"}")
          + "."
          + encoded("{\"sub\":\"x\"}")
          + "."
          + encoded("signed");

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();

  @Autowired MovingClock clock;

  @Value("${local.server.port}")
  int port;

  abstract KeycloakServer server();

  abstract KeycloakRealm realm();

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "vera, Vera Viewer, VIEWER",
    "aron, Aron Author, VIEWER AUTHOR",
    "rita, Rita Reviewer, VIEWER REVIEWER",
    "adam, Adam Admin, VIEWER ADMIN AUDITOR",
    "audrey, Audrey Auditor, VIEWER AUDITOR",
    "emil, Emil Emergency, VIEWER BREAK_GLASS",
    "nora, Nora Newcomer, ''"
  })
  void a_token_says_who_calls_and_what_they_may_do(String user, String name, String roles) {
    JsonNode me = read(call(realm().token(user, user + "-try-it")));

    assertThat(me.get("id").asString()).isEqualTo(user);
    assertThat(me.get("name").asString()).isEqualTo(name);
    assertThat(me.get("roles").valueStream().map(JsonNode::asString))
        .containsExactly(roles.isEmpty() ? new String[0] : roles.split(" "));
  }

  @Test
  void a_token_says_which_accounts_somebody_is_concerned_with() {
    JsonNode some = read(call(realm().token("rita", "rita-try-it"))).get("accountGroups");
    JsonNode all = read(call(realm().token("adam", "adam-try-it"))).get("accountGroups");

    assertThat(some.toString()).isEqualTo("{\"all\":false,\"names\":[\"acme\",\"globex\"]}");
    assertThat(all.toString()).isEqualTo("{\"all\":true,\"names\":[]}");
  }

  @Test
  void a_pipeline_has_an_account_like_anybody() {
    JsonNode me = read(call(realm().tokenOfPipeline()));

    assertThat(me.get("id").asString()).isEqualTo("service-account-console-ci");
    assertThat(me.get("roles").toString()).contains("AUTHOR");
  }

  @Test
  void without_a_token_nobody_is_answered() {
    HttpResponse<String> refused = send(HttpRequest.newBuilder(me()));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(json.readTree(refused.body()).get("status").asInt()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void a_token_that_was_tampered_with_is_refused(int part) {
    String[] parts = realm().token("vera", "vera-try-it").split("\\.");
    char[] changed = parts[part].toCharArray();
    int middle = changed.length / 2;
    changed[middle] = changed[middle] == 'A' ? 'B' : 'A';
    parts[part] = new String(changed);

    verifyRefused(String.join(".", parts));
  }

  @Test
  void roles_written_into_a_token_are_refused() {
    String[] parts = realm().token("vera", "vera-try-it").split("\\.");
    parts[1] = encoded(decoded(parts[1]).replace("\"viewer\"", "\"admin\""));

    verifyRefused(String.join(".", parts));
  }

  @Test
  void a_token_without_a_signature_is_refused() {
    String[] parts = realm().token("vera", "vera-try-it").split("\\.");
    String header = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");

    verifyRefused(header + "." + parts[1] + ".");
    verifyRefused(header + "." + parts[1] + "." + parts[2]);
  }

  @Test
  void a_token_for_another_audience_is_refused() {
    verifyRefused(
        realm()
            .tokens(server().url(), "console", "admin-cli", "vera", "vera-try-it")
            .get("access_token")
            .asString());
  }

  @Test
  void a_token_of_another_issuer_is_refused() {
    String other = server().url().replace("127.0.0.1", "localhost");
    String sameKeys =
        realm()
            .tokens(other, "console", "console-cli", "vera", "vera-try-it")
            .get("access_token")
            .asString();
    assertThat(decoded(sameKeys.split("\\.")[1])).contains(other);

    verifyRefused(sameKeys);
    verifyRefused(
        realm()
            .tokens(
                server().url(),
                "master",
                "admin-cli",
                KeycloakServer.ADMIN,
                KeycloakServer.ADMIN_PASSWORD)
            .get("access_token")
            .asString());
  }

  @Test
  void a_token_that_tells_who_signed_in_is_none_to_call_with() {
    verifyRefused(
        realm()
            .tokens(server().url(), "console", "console-cli", "vera", "vera-try-it")
            .get("id_token")
            .asString());
  }

  @Test
  void a_refresh_token_is_none_to_call_with() {
    verifyRefused(
        realm()
            .tokens(server().url(), "console", "console-cli", "vera", "vera-try-it")
            .get("refresh_token")
            .asString());
  }

  @Test
  void a_token_expires() {
    String token = realm().token("vera", "vera-try-it");
    assertThat(call(token).statusCode()).isEqualTo(200);

    clock.forward(Duration.ofMinutes(7));
    verifyRefused(token);
  }

  @Test
  void what_is_no_token_is_refused() {
    verifyRefused("nonsense");
    verifyRefused("a.b.c");
    HttpResponse<String> basic =
        send(HttpRequest.newBuilder(me()).header("Authorization", "Basic dmVyYTp2ZXJh"));
    assertThat(basic.statusCode()).isEqualTo(401);
  }

  @Test
  void a_token_in_an_address_counts_for_nothing() {
    String token = realm().token("vera", "vera-try-it");

    assertThat(
            send(HttpRequest.newBuilder(URI.create(me() + "?access_token=" + token))).statusCode())
        .isEqualTo(401);
  }

  @Test
  void keys_that_were_told_are_kept_while_keycloak_is_away() {
    String token = realm().token("vera", "vera-try-it");
    assertThat(call(token).statusCode()).isEqualTo(200);

    server().cut();
    try {
      assertThat(call(token).statusCode()).isEqualTo(200);
    } finally {
      server().mend();
    }
  }

  final void verifyRefused(String token) {
    HttpResponse<String> refused = call(token);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertThat(json.readTree(refused.body()).get("detail").asString())
        .isEqualTo(
            "The token is not valid here: it may have expired, or be meant for something else.");
  }

  final HttpResponse<String> call(String token) {
    return send(HttpRequest.newBuilder(me()).header("Authorization", "Bearer " + token));
  }

  final HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
  }

  private URI me() {
    return URI.create("http://127.0.0.1:" + port + "/api/v1/me");
  }

  private JsonNode read(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
