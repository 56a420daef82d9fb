package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.ProviderUser;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/// Somebody who signed in by Keycloak. What its token said counts as long as the token does, and
/// then no more, whoever asks.
final class KeycloakUser extends DefaultOidcUser implements ProviderUser.Bearer {
  @Serial private static final long serialVersionUID = 1L;

  private record Said(ProviderUser user, Instant until) implements Serializable {}

  private volatile Said said;
  private @Nullable Instant graceUntil;

  /// Held by the request that asks for the next token: a refresh token may serve once.
  final ReentrantLock turn = new ReentrantLock();

  KeycloakUser(
      KeycloakPeople.Known known,
      Collection<? extends GrantedAuthority> authorities,
      OidcIdToken token) {
    super(authorities, token);
    this.said = new Said(known.user(), known.until());
  }

  @Override
  public ProviderUser providerUser() {
    return said.user();
  }

  @Override
  public Instant standsUntil() {
    return said.until();
  }

  /// From now on this is known of them.
  synchronized void told(KeycloakPeople.Known known) {
    said = new Said(known.user(), known.until());
    graceUntil = null;
  }

  /// Until when the session goes on without an answer: as was said when there was none for the
  /// first time.
  synchronized Instant graceUntil(Instant ifFirst) {
    if (graceUntil == null) {
      graceUntil = ifFirst;
    }
    return graceUntil;
  }

  /// What was said last counts until then at least, as nobody can be asked.
  void standsUntil(Instant until) {
    if (said.until().isBefore(until)) {
      said = new Said(said.user(), until);
    }
  }

  @Override
  public String getName() {
    return said.user().id().value();
  }

  /// Whether it is of this session at Keycloak or, where none is named, of this person.
  boolean isOf(@Nullable String session, @Nullable String subject) {
    return session == null
        ? subject != null && subject.equals(getSubject())
        : KeycloakClaims.session(getClaims()).filter(session::equals).isPresent();
  }

  // Two sign-ins of one person are two.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
