package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who calls the interface over HTTP.
///
/// @param token null for none
record Caller(int port, @org.jspecify.annotations.Nullable String token) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  static final JsonMapper JSON = new JsonMapper();

  static Caller as(int port, ConsoleRole role) {
    return new Caller(
        port,
        TestTokens.of(
            role,
            switch (role) {
              case AUTHOR -> "tomasz";
              case REVIEWER -> "priya";
              case ADMIN -> "ines";
              case AUDITOR -> "marguerite";
              case VIEWER, BREAK_GLASS -> "ole";
            }));
  }

  /// An answer as it came.
  record Answer(int status, HttpResponse<String> raw) {
    String body() {
      return raw.body();
    }

    JsonNode json() {
      return JSON.readTree(raw.body());
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /// It is a problem of this kind, and says so in every way.
    Answer isProblem(ProblemKind kind) {
      assertThat(status).as(raw.body()).isEqualTo(kind.status().value());
      assertThat(header("Content-Type")).isEqualTo("application/problem+json");
      JsonNode problem = json();
      assertThat(problem.get("type").asString()).isEqualTo(kind.type().toString());
      assertThat(problem.get("status").asInt()).isEqualTo(status);
      assertThat(problem.get("title").asString()).isEqualTo(kind.title());
      assertThat(problem.get("instance").asString()).isEqualTo(raw.uri().getPath());
      assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("io.quaymaster");
      return this;
    }

    /// The first error is about this field.
    Answer about(String field) {
      assertThat(json().at("/errors/0/field").asString()).as(body()).isEqualTo(field);
      assertThat(json().at("/errors/0/remedy").asString()).isNotBlank();
      return this;
    }

    Answer is(int expected) {
      assertThat(status).as(raw.body()).isEqualTo(expected);
      return this;
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    List<String> all = new ArrayList<>(List.of(headers));
    if (!all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    request.headers(all.toArray(String[]::new));
    return send(request);
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
