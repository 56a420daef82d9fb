package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The log keeps no secret, however much it is asked to tell.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "vaadin.productionMode=true",
      "logging.level.io.quaymaster=trace",
      "logging.level.org.springframework.security=trace",
      "logging.level.org.springframework.web=trace"
    })
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsIT {
  @Autowired UserAccounts accounts;
  @Autowired ApiTokens tokens;
  @Autowired Clock clock;
  @LocalServerPort int port;

  @Test
  void a_sign_in_leaves_no_password_behind(CapturedOutput log) throws Exception {
    OneTimePassword once =
        As.ADMIN.call(() ->
            accounts.create(new UserId("log.reader"), "Log Reader", Set.of(ConsoleRole.VIEWER)));
    String wrong = "wrong horse battery staple";

    post("log.reader", wrong);
    post("log.reader", once.password());

    assertThat(log.getAll())
        .contains("Handling authentication failure", "Authenticated user")
        .doesNotContain(wrong, once.password());
  }

  @Test
  void a_call_leaves_no_token_behind(CapturedOutput log) throws Exception {
    As.ADMIN.run(() ->
        accounts.createService(
            new UserId("log.service"), "Log reader", Set.of(ConsoleRole.VIEWER)));
    NewApiToken made =
        As.ADMIN.call(() ->
            tokens.makeFor(
                new UserId("log.service"),
                new ApiTokenDraft(
                    "log", clock.instant().plusSeconds(60), Set.of(ConsoleRole.VIEWER))));
    String forged = new TokenText().next();

    call(made.text());
    call(forged);

    assertThat(log.getAll()).contains("/api/v1/me").doesNotContain(made.text(), forged);
  }

  private void call(String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me"))
              .header("Authorization", "Bearer " + token)
              .build(),
          BodyHandlers.ofString());
    }
  }

  private void post(String name, String password) throws Exception {
    String form =
        "username=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
