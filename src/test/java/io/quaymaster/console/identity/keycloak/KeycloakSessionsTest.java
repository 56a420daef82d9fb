package io.quaymaster.console.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.IdentityProvider.Freshness;
import io.quaymaster.console.identity.IdentityProvider.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/// How long a session stands on what Keycloak said, whatever it answers later.
@ExtendWith(OutputCaptureExtension.class)
class KeycloakSessionsTest extends BesideKeycloak {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /// Almost a token's life: time for the next one.
  private static final Duration DUE = Duration.ofSeconds(250);

  private static final AtomicInteger NEXT = new AtomicInteger();

  @Autowired KeycloakPeople people;
  @Autowired KeycloakFreshness freshness;
  @Autowired KeycloakReach reach;
  @Autowired ClientRegistrationRepository clients;
  @Autowired OAuth2AuthorizedClientRepository tokens;
  @Autowired CurrentUser current;

  private final String subject = "sub-" + NEXT.incrementAndGet();

  @BeforeEach
  void keycloak_answers() {
    KEYCLOAK.begin();
    reach.ask();
  }

  @Test
  void what_a_token_said_counts_no_longer_than_the_token() {
    Session session = signIn("reviewer");
    assertThat(session.roles()).contains(ConsoleRole.REVIEWER);

    clock.forward(LIFE.plusSeconds(50));
    assertThat(session.roles()).contains(ConsoleRole.REVIEWER);
    clock.forward(Duration.ofSeconds(20));
    assertThat(session.roles()).isEmpty();
    assertThat(session.isShutOut()).isTrue();
  }

  @Test
  void the_next_token_says_it_anew() {
    Session session = signIn("reviewer");
    clock.forward(DUE);
    KEYCLOAK.gives(token("author", "admin"));

    assertThat(session.request()).isEqualTo(Freshness.GOES_ON);
    clock.forward(DUE);
    assertThat(session.roles())
        .containsExactlyInAnyOrder(
            ConsoleRole.AUTHOR, ConsoleRole.ADMIN, ConsoleRole.AUDITOR, ConsoleRole.VIEWER);
  }

  @Test
  void while_keycloak_is_away_it_counts_for_a_time() {
    Session session = signIn("reviewer");
    KEYCLOAK.end();
    clock.forward(DUE);

    assertThat(session.request()).isEqualTo(Freshness.GOES_ON);
    clock.forward(Duration.ofMinutes(9));
    assertThat(session.roles()).contains(ConsoleRole.REVIEWER);
    clock.forward(Duration.ofMinutes(2));
    assertThat(session.roles()).isEmpty();
    assertThat(session.request()).isEqualTo(Freshness.ENDS);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant",
    "401, invalid_client",
    "401, unauthorized_client",
    "403, access_denied",
    "400, unsupported_grant_type",
    "404, 'Realm does not exist'"
  })
  void a_refusal_ends_the_session(int status, String error, CapturedOutput log) {
    Session session = signIn("reviewer");
    KEYCLOAK.answers(status, says(error));
    clock.forward(DUE);

    assertThat(session.request()).isEqualTo(Freshness.ENDS);
    assertThat(reach.known()).isInstanceOf(Reach.Answers.class);
    assertThat(log.getAll()).doesNotContain("kim.larsen");
  }

  @ParameterizedTest
  @CsvSource({
    "503, ''",
    "500, unknown_error",
    "502, invalid_grant",
    "400, temporarily_unavailable",
    "400, server_error",
    "429, ''"
  })
  void no_answer_ends_none_at_once(int status, String error, CapturedOutput log) {
    Session session = signIn("reviewer");
    KEYCLOAK.answers(status, says(error));
    clock.forward(DUE);

    assertThat(session.request()).isEqualTo(Freshness.GOES_ON);
    assertThat(reach.known()).isInstanceOf(Reach.Away.class);
    assertThat(log.getAll()).doesNotContain("kim.larsen");
  }

  @Test
  void no_answer_to_somebody_else_gives_a_session_more_time() {
    Session session = signIn("reviewer");
    KEYCLOAK.answers(503, "");
    clock.forward(DUE);
    for (int minutes = 0; minutes < 9; minutes += 3) {
      assertThat(session.request()).isEqualTo(Freshness.GOES_ON);
      reach.answered();
      clock.forward(Duration.ofMinutes(3));
    }
    assertThat(session.request()).isEqualTo(Freshness.GOES_ON);
    reach.answered();
    clock.forward(Duration.ofMinutes(2));

    assertThat(session.request()).isEqualTo(Freshness.ENDS);
    assertThat(session.roles()).isEmpty();
  }

  @Test
  void a_keycloak_that_hangs_holds_few_requests_up() throws Exception {
    List<Callable<Freshness>> requests = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      requests.add(signIn("reviewer")::request);
    }
    clock.forward(DUE);
    int before = KEYCLOAK.tokensWanted();
    KEYCLOAK.hangs();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(requests))
          .allMatch(request -> request.resultNow() == Freshness.GOES_ON);
    } finally {
      KEYCLOAK.hangsNoMore();
    }

    assertThat(KEYCLOAK.tokensWanted() - before).isBetween(1, KeycloakFreshness.MOST_AT_ONCE);
  }

  private static String says(String error) {
    return "{\"error\":\"%s\",\"error_description\":\"kim.larsen\"}".formatted(error);
  }

  private String token(String... roles) {
    return KEYCLOAK.token(subject, clock.instant(), LIFE, roles);
  }

  private Session signIn(String... roles) {
    Instant now = clock.instant();
    String token = token(roles);
    KeycloakUser user =
        new KeycloakUser(
            people.given(token),
            List.of(),
            new OidcIdToken("id", now, now.plus(LIFE), Map.of("sub", subject)));
    Session session =
        new Session(
            user,
            new OAuth2AuthenticationToken(user, List.of(), KeycloakRegistration.ID),
            new MockHttpServletRequest());
    tokens.saveAuthorizedClient(
        new OAuth2AuthorizedClient(
            Objects.requireNonNull(clients.findByRegistrationId(KeycloakRegistration.ID)),
            user.getName(),
            new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, now, now.plus(LIFE)),
            new OAuth2RefreshToken("first", now)),
        session.who(),
        session.request,
        new MockHttpServletResponse());
    return session;
  }

  private final class Session {
    private final KeycloakUser user;
    private final OAuth2AuthenticationToken who;
    private final MockHttpServletRequest request;

    Session(KeycloakUser user, OAuth2AuthenticationToken who, MockHttpServletRequest request) {
      this.user = user;
      this.who = who;
      this.request = request;
    }

    OAuth2AuthenticationToken who() {
      return who;
    }

    Freshness request() {
      return freshness.freshen(
          user, new KeycloakFreshness.Call(request, new MockHttpServletResponse(), who));
    }

    Set<ConsoleRole> roles() {
      return as(current::roles);
    }

    boolean isShutOut() {
      return as(current::isShutOut);
    }

    /// As in the background of a page, where no request has looked at the session.
    private <T> T as(Supplier<T> work) {
      SecurityContext before = SecurityContextHolder.getContext();
      SecurityContextHolder.setContext(new SecurityContextImpl(who));
      try {
        return work.get();
      } finally {
        SecurityContextHolder.setContext(before);
      }
    }
  }
}
