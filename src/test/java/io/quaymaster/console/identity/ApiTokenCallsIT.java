package io.quaymaster.console.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tokens at the API, over HTTP.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "vaadin.productionMode=true")
class ApiTokenCallsIT {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final UserId owner = new UserId("caller." + NEXT.incrementAndGet());
  private final As caller = new As(owner.value(), ConsoleRole.AUTHOR);

  @Autowired ApiTokens tokens;
  @Autowired ApiTokenRows rows;
  @Autowired UserAccounts accounts;
  @Autowired UserRows users;
  @Autowired Clock clock;
  @LocalServerPort int port;

  @Test
  void a_token_says_who_calls_and_what_they_may_do() throws Exception {
    JsonNode me = me(make(Set.of(ConsoleRole.AUTHOR)).text());
    assertThat(me.get("id").asString()).isEqualTo(owner.value());
    assertThat(me.get("roles").toString()).isEqualTo("[\"VIEWER\",\"AUTHOR\"]");
    assertThat(me(make(Set.of(ConsoleRole.VIEWER)).text()).get("roles").toString())
        .isEqualTo("[\"VIEWER\"]");
  }

  @Test
  void a_token_that_was_revoked_is_refused() throws Exception {
    NewApiToken made = make(Set.of(ConsoleRole.VIEWER));
    me(made.text());
    caller.run(() -> tokens.revoke(made.token().id()));

    HttpResponse<String> refused = call(made.text());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertThat(refused.body()).doesNotContain(made.text()).doesNotContain("revoked");
  }

  @Test
  void a_token_that_expired_is_refused() throws Exception {
    person();
    String text = new TokenText().next();
    Instant now = clock.instant();
    rows.saveAndFlush(
        new ApiTokenEntity(
            owner,
            new ApiTokenDraft("old", now.minusSeconds(1), Set.of(ConsoleRole.VIEWER)),
            text,
            now.minus(Duration.ofDays(90))));
    assertThat(call(text).statusCode()).isEqualTo(401);
  }

  @Test
  void what_is_no_token_of_this_console_is_refused() throws Exception {
    String real = make(Set.of(ConsoleRole.VIEWER)).text();
    char last = real.charAt(real.length() - 1);
    String mistyped = real.substring(0, real.length() - 1) + (last == 'a' ? 'b' : 'a');
    assertThat(call(mistyped).statusCode()).isEqualTo(401);
    assertThat(call(real + "0").statusCode()).isEqualTo(401);
    assertThat(call(new TokenText().next()).statusCode()).as("nobody's").isEqualTo(401);
    assertThat(call("qm_").statusCode()).isEqualTo(401);
    assertThat(call(UUID.randomUUID().toString()).statusCode()).isEqualTo(401);
  }

  @Test
  void an_owner_who_is_disabled_or_loses_a_role_takes_their_tokens_along() throws Exception {
    String text = make(Set.of(ConsoleRole.AUTHOR)).text();
    As.ADMIN.run(() -> accounts.changeRoles(seen(), Set.of(ConsoleRole.AUDITOR)));
    assertThat(me(text).get("roles").toString()).isEqualTo("[\"VIEWER\"]");
    As.ADMIN.run(() -> accounts.disable(seen()));
    assertThat(call(text).statusCode()).isEqualTo(401);
  }

  @Test
  void a_page_is_nothing_for_a_token() throws Exception {
    String text = make(Set.of(ConsoleRole.AUTHOR)).text();
    HttpResponse<String> page = send("/registries", text);
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).contains("sign-in"));
  }

  private NewApiToken make(Set<ConsoleRole> roles) {
    person();
    Instant end = clock.instant().plus(Duration.ofDays(90));
    String name = "token " + NEXT.incrementAndGet();
    return caller.call(() -> tokens.make(new ApiTokenDraft(name, end, roles)));
  }

  private void person() {
    if (!users.existsById(owner.value())) {
      users.saveAndFlush(
          new UserAccountEntity(
              owner, "A Caller", "no hash", Set.of(ConsoleRole.AUTHOR), clock.instant()));
    }
  }

  private AccountRevision seen() {
    return AccountRevision.of(As.ADMIN.call(() -> accounts.account(owner)).orElseThrow());
  }

  private JsonNode me(String token) throws Exception {
    HttpResponse<String> answer = call(token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> call(String token) throws Exception {
    return send("/api/v1/me", token);
  }

  private HttpResponse<String> send(String path, String token) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }
}
