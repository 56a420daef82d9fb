package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ApiTokenDraft;
import io.quaymaster.console.identity.ApiTokens;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Nobody keeps the API from others, over HTTP.
@ApiTest
class ApiLimitsIT {
  /// More than may call at once, and than come back while they are made.
  private static final int MANY = 5_000;

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired UserAccounts accounts;
  @Autowired ApiTokens tokens;
  @Autowired Clock clock;
  @LocalServerPort int port;

  @Test
  void whoever_calls_too_often_is_asked_to_wait_and_nobody_else() throws Exception {
    String hog = token("busy-service");
    HttpResponse<String> last = get(hog);
    for (int i = 0; i < MANY && last.statusCode() == 200; i++) {
      last = get(hog);
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValueAsLong("Retry-After")).hasValue(1);
    assertThat(last.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(last.body()).contains("too many calls");

    assertThat(get(token("calm-service")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_has_a_length_and_an_end() throws Exception {
    String token = token("large-service");
    byte[] large = new byte[(int) ApiLimits.BODY + 1];

    assertThat(post(token, BodyPublishers.ofByteArray(large)).statusCode()).isEqualTo(413);
    HttpResponse<String> endless =
        post(token, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9])));
    assertThat(endless.statusCode()).isEqualTo(411);
    assertThat(endless.body()).contains("Content-Length");
    assertThat(post(token, BodyPublishers.ofString("{}")).statusCode()).isEqualTo(405);
  }

  private String token(String name) {
    UserId id = new UserId(name);
    As.ADMIN.run(() -> accounts.createService(id, name, Set.of(ConsoleRole.VIEWER)));
    ApiTokenDraft draft =
        new ApiTokenDraft(
            "calls", clock.instant().plus(Duration.ofDays(1)), Set.of(ConsoleRole.VIEWER));
    return As.ADMIN.call(() -> tokens.makeFor(id, draft)).text();
  }

  private HttpResponse<String> get(String token) throws Exception {
    return http.send(request(token).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String token, BodyPublisher body) throws Exception {
    HttpRequest.Builder request = request(token).header("Content-Type", "application/json");
    return http.send(request.POST(body).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me"))
        .header("Authorization", "Bearer " + token);
  }
}
