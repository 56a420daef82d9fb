package io.quaymaster.console.identity.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What an administrator of Keycloak does there, and the tokens that anybody gets there.
public final class KeycloakRealm {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  public KeycloakRealm(KeycloakServer server) {
    this.url = server.url();
  }

  /// Somebody who was made for one test; the password is the user name.
  public record Somebody(String id, String username) {}

  /// @param groups paths of groups, such as `/console-reviewers`
  public Somebody add(String... groups) {
    String username = "somebody" + NEXT.getAndIncrement();
    ObjectNode user = json.createObjectNode();
    user.put("username", username)
        .put("enabled", true)
        .put("emailVerified", true)
        .put("email", username + "@example.test")
        .put("firstName", "Some")
        .put("lastName", username);
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", username)
        .put("temporary", false);
    List.of(groups).forEach(user.putArray("groups")::add);
    HttpResponse<String> made = admin("POST", "/users", user.toString());
    String where = made.headers().firstValue("Location").orElseThrow();
    return new Somebody(where.substring(where.lastIndexOf('/') + 1), username);
  }

  public void join(Somebody who, String group) {
    admin("PUT", "/users/" + who.id() + "/groups/" + idOf(group), "");
  }

  public void leave(Somebody who, String group) {
    admin("DELETE", "/users/" + who.id() + "/groups/" + idOf(group), "");
  }

  public void disable(Somebody who) {
    ObjectNode user = (ObjectNode) read(admin("GET", "/users/" + who.id(), ""));
    admin("PUT", "/users/" + who.id(), user.put("enabled", false).toString());
  }

  /// Ends all their sessions.
  public void logOut(Somebody who) {
    admin("POST", "/users/" + who.id() + "/logout", "");
  }

  private String idOf(String group) {
    return read(admin("GET", "/group-by-path" + group, "")).get("id").asString();
  }

  /// An access token of a person, for a command line.
  public String token(String user, String password) {
    return tokens(url, "console", "console-cli", user, password).get("access_token").asString();
  }

  /// What the token endpoint answers to a user name and a password.
  public JsonNode tokens(
      String address, String realm, String client, String user, String password) {
    return grant(
        address,
        realm,
        Map.of(
            "grant_type",
            "password",
            "client_id",
            client,
            "username",
            user,
            "password",
            password,
            "scope",
            "openid"));
  }

  /// An access token of a pipeline.
  public String tokenOfPipeline() {
    return grant(
            url,
            "console",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "console-ci",
                "client_secret",
                "console-ci-try-it"))
        .get("access_token")
        .asString();
  }

  private JsonNode grant(String address, String realm, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(one ->
                one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return read(
        send(
            HttpRequest.newBuilder(
                    URI.create(address + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  private HttpResponse<String> admin(String method, String path, String body) {
    String token =
        tokens(url, "master", "admin-cli", KeycloakServer.ADMIN, KeycloakServer.ADMIN_PASSWORD)
            .get("access_token")
            .asString();
    return send(
        HttpRequest.newBuilder(URI.create(url + "/admin/realms/console" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode read(HttpResponse<String> response) {
    return json.readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            response.uri() + " answers " + response.statusCode() + ": " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
