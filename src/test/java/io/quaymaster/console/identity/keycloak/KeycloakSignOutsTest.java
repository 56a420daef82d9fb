package io.quaymaster.console.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Sign-outs that Keycloak tells of, and those that somebody makes up.
class KeycloakSignOutsTest extends BesideKeycloak {
  private static final Duration LIFE = Duration.ofMinutes(2);

  @Autowired KeycloakSignOuts signOuts;
  @Autowired KeycloakPeople people;

  @BeforeEach
  void keycloak_answers() {
    KEYCLOAK.begin();
  }

  @Test
  void whoever_signed_out_there_is_out_here() {
    MockHttpSession mine = session("out-1");
    MockHttpSession other = session("out-2");

    assertThat(send(KEYCLOAK.signed(signOut("out-1").build()))).isEqualTo(200);
    assertThat(mine.isInvalid()).isTrue();
    assertThat(other.isInvalid()).isFalse();
  }

  @Test
  void keys_that_somebody_makes_up_make_nobody_ask_for_keys_each_time() {
    MockHttpSession session = session("out-3");
    int before = KEYCLOAK.keysFetched();
    for (int i = 0; i < 30; i++) {
      String forged = KeycloakStub.forged(signOut("out-3").build(), "made-up-" + i);
      assertThat(send(forged)).isEqualTo(400);
    }

    assertThat(KEYCLOAK.keysFetched() - before).isLessThanOrEqualTo(2);
    assertThat(session.isInvalid()).isFalse();
    assertThat(send(KEYCLOAK.signed(signOut("out-3").build()))).isEqualTo(200);
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void what_keycloak_signed_for_something_else_ends_no_session() {
    MockHttpSession session = session("out-4");
    Instant now = clock.instant();

    assertThat(send(KEYCLOAK.token("out-4", now, LIFE))).isEqualTo(400);
    assertThat(send(KEYCLOAK.signed(signOut("out-4").claim("nonce", "n").build()))).isEqualTo(400);
    assertThat(send(KEYCLOAK.signed(signOut("out-4").audience("another").build()))).isEqualTo(400);
    assertThat(
            send(
                KEYCLOAK.signed(
                    KEYCLOAK.claims("out-4", now, LIFE).audience("console-web").build())))
        .isEqualTo(400);
    assertThat(send(KEYCLOAK.signed(signOut("out-4").subject(null).build()))).isEqualTo(400);
    assertThat(session.isInvalid()).isFalse();
  }

  @Test
  void much_is_not_read() {
    assertThat(send("a".repeat(17_000))).isEqualTo(413);
  }

  private JWTClaimsSet.Builder signOut(String subject) {
    return KEYCLOAK
        .claims(subject, clock.instant(), LIFE)
        .audience("console-web")
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  private MockHttpSession session(String subject) {
    Instant now = clock.instant();
    KeycloakUser user =
        new KeycloakUser(
            people.given(KEYCLOAK.token(subject, now, LIFE)),
            List.of(),
            new OidcIdToken("id", now, now.plus(LIFE), Map.of("sub", subject)));
    MockHttpSession session = new MockHttpSession();
    session.setAttribute(
        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
        new SecurityContextImpl(
            new OAuth2AuthenticationToken(user, List.of(), KeycloakRegistration.ID)));
    HttpSession opened = session;
    signOuts.sessionCreated(new HttpSessionEvent(opened));
    return session;
  }

  private int send(String token) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", SignOutCalls.PATH);
    request.setParameter("logout_token", token);
    request.setContent(new byte[token.length()]);
    MockHttpServletResponse response = new MockHttpServletResponse();
    try {
      new SignOutCalls(signOuts).doFilter(request, response, new MockFilterChain());
    } catch (ServletException | IOException e) {
      throw new IllegalStateException(e);
    }
    return response.getStatus();
  }
}
