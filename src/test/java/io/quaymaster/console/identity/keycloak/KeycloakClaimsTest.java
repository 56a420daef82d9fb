package io.quaymaster.console.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.AccountGroups;
import io.quaymaster.console.identity.ConsoleRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class KeycloakClaimsTest {

  @Test
  void roles_that_are_not_the_consoles_are_passed_over() {
    assertThat(
            KeycloakClaims.roles(
                token(
                    Map.of(
                        "realm_access",
                        Map.of(
                            "roles", List.of("reviewer", "viewer", "offline_access", "ADMIN"))))))
        .containsExactly(ConsoleRole.REVIEWER);
  }

  @Test
  void whoever_has_several_roles_has_all_of_them() {
    assertThat(
            KeycloakClaims.roles(
                token(Map.of("realm_access", Map.of("roles", List.of("author", "break-glass"))))))
        .containsExactlyInAnyOrder(ConsoleRole.AUTHOR, ConsoleRole.BREAK_GLASS);
  }

  @Test
  void a_role_of_a_client_is_none_of_the_realm() {
    assertThat(
            KeycloakClaims.roles(
                token(
                    Map.of(
                        "resource_access",
                        Map.of("console-web", Map.of("roles", List.of("admin")))))))
        .isEmpty();
  }

  @Test
  void claims_of_another_shape_give_nothing() {
    Jwt odd = token(Map.of("realm_access", "admin", "groups", Map.of("accounts", "acme")));

    assertThat(KeycloakClaims.roles(odd)).isEmpty();
    assertThat(KeycloakClaims.groups(odd)).isEqualTo(AccountGroups.NONE);
  }

  @Test
  void groups_right_below_accounts_are_groups_of_accounts() {
    assertThat(
            KeycloakClaims.groups(
                token(
                    Map.of(
                        "groups",
                        List.of(
                            "/accounts/acme",
                            "/accounts/globex",
                            "/accounts/a/b",
                            "/accounts/*",
                            "/accounts-of-others/x",
                            "/console-reviewers",
                            "accounts/plain")))))
        .isEqualTo(new AccountGroups(false, Set.of("acme", "globex")));
  }

  @Test
  void the_group_above_them_stands_for_all() {
    assertThat(KeycloakClaims.groups(token(Map.of("groups", List.of("/accounts")))))
        .isEqualTo(new AccountGroups(true, Set.of()));
  }

  @Test
  void a_token_that_tells_who_signed_in_is_none_to_call_with() {
    assertThat(KeycloakClaims.isAccessToken(token(Map.of("typ", "Bearer")))).isTrue();
    assertThat(KeycloakClaims.isAccessToken(token(Map.of("typ", "ID")))).isFalse();
    assertThat(KeycloakClaims.isAccessToken(token(Map.of()))).isFalse();
  }

  private static Jwt token(Map<String, Object> claims) {
    return Jwt.withTokenValue("t")
        .header("alg", "RS256")
        .subject("s")
        .issuedAt(Instant.EPOCH)
        .claims(all -> all.putAll(claims))
        .build();
  }
}
