package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.ProviderUser;
import java.io.Serial;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/// Somebody who signed in by Keycloak.
final class KeycloakUser extends DefaultOidcUser implements ProviderUser.Bearer {
  @Serial private static final long serialVersionUID = 1L;

  private final ProviderUser user;

  KeycloakUser(
      ProviderUser user, Collection<? extends GrantedAuthority> authorities, OidcIdToken token) {
    super(authorities, token);
    this.user = user;
  }

  @Override
  public ProviderUser providerUser() {
    return user;
  }

  @Override
  public String getName() {
    return user.id().value();
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
