package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.AccountGroups;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.ProviderPerson;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// What an access token of Keycloak says about somebody. Roles and groups that are not the
/// console's are passed over.
final class KeycloakClaims {
  /// The roles of the realm that are roles here.
  private static final Map<String, ConsoleRole> ROLES =
      Map.of(
          "viewer", ConsoleRole.VIEWER,
          "author", ConsoleRole.AUTHOR,
          "reviewer", ConsoleRole.REVIEWER,
          "admin", ConsoleRole.ADMIN,
          "auditor", ConsoleRole.AUDITOR,
          "break-glass", ConsoleRole.BREAK_GLASS);

  /// The group of all accounts; each group directly below it is one of some accounts.
  private static final String ACCOUNTS = "/accounts";

  private static final String ACCESS_TOKEN = "Bearer";
  private static final String SIGN_OUT = "http://schemas.openid.net/event/backchannel-logout";

  private KeycloakClaims() {}

  static ProviderPerson person(Jwt token) {
    String subject = Objects.requireNonNull(token.getSubject(), "sub");
    String username = Objects.requireNonNullElse(token.getClaimAsString("preferred_username"), "");
    String name = token.getClaimAsString("name");
    return new ProviderPerson(
        subject,
        username.isBlank() ? subject : username,
        name == null || name.isBlank() ? username : name,
        roles(token),
        groups(token),
        Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH));
  }

  static Set<ConsoleRole> roles(Jwt token) {
    return token.getClaims().get("realm_access") instanceof Map<?, ?> access
        ? roles(texts(access.get("roles")))
        : Set.of();
  }

  static Set<ConsoleRole> roles(Stream<String> names) {
    Set<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
    names.map(ROLES::get).filter(Objects::nonNull).forEach(roles::add);
    return given(roles);
  }

  /// Every other role brings that of a viewer along; an account keeps only what was given.
  private static Set<ConsoleRole> given(Set<ConsoleRole> roles) {
    if (roles.size() > 1) {
      roles.remove(ConsoleRole.VIEWER);
    }
    return roles;
  }

  /// `/accounts/acme` is the group `acme`. What lies deeper is none: a group whose name has a slash
  /// in it looks like that, too.
  static AccountGroups groups(Jwt token) {
    List<String> paths = texts(token.getClaims().get("groups")).toList();
    Set<String> names = new TreeSet<>();
    for (String path : paths) {
      if (path.startsWith(ACCOUNTS + "/")) {
        String name = path.substring(ACCOUNTS.length() + 1);
        if (!name.isEmpty() && !name.contains("/") && !name.equals("*")) {
          names.add(name);
        }
      }
    }
    return new AccountGroups(paths.contains(ACCOUNTS), names);
  }

  /// Whether it is a token to call with, and not one that tells a client who signed in.
  static boolean isAccessToken(Jwt token) {
    return ACCESS_TOKEN.equals(token.getClaims().get("typ"));
  }

  /// A session at Keycloak that is over or, where none is named, all of somebody's.
  record SignOut(@Nullable String session, @Nullable String subject) {}

  static SignOut signOut(Jwt token) {
    return new SignOut(session(token.getClaims()).orElse(null), token.getSubject());
  }

  /// Whether it says that somebody signed out, and is nothing else that Keycloak signs.
  static boolean isSignOut(Jwt token) {
    return token.getClaims().get("events") instanceof Map<?, ?> events
        && events.containsKey(SIGN_OUT)
        && !token.hasClaim("nonce")
        && token.getIssuedAt() != null
        && (token.getSubject() != null || session(token.getClaims()).isPresent());
  }

  /// The session at Keycloak.
  static Optional<String> session(Map<String, Object> claims) {
    return claims.get("sid") instanceof String session ? Optional.of(session) : Optional.empty();
  }

  private static Stream<String> texts(@Nullable Object list) {
    return list instanceof Collection<?> all
        ? all.stream().filter(String.class::isInstance).map(String.class::cast)
        : Stream.empty();
  }
}
