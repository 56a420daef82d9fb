package io.quaymaster.console.identity;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A local account in a session. It keeps the password's hash only until the sign-in is over, and
/// asks the database again for what may change: roles, disabled, one-time password.
final class SignedInUser implements UserDetails {
  @Serial private static final long serialVersionUID = 1L;

  private final String username;
  private final String displayName;
  private final String passwordHash;
  private final List<String> authorities;

  SignedInUser(UserAccountEntity account) {
    this.username = account.username;
    this.displayName = account.displayName;
    this.passwordHash = account.passwordHash;
    this.authorities = account.rolesNow().stream().map(ConsoleRole::authority).toList();
  }

  /// What a session may do just now.
  record Account(Set<ConsoleRole> rolesNow, boolean mustChangePassword) {}

  Account account(UserRows users) {
    return users
        .findById(username)
        .filter(row -> !row.disabled)
        .map(row -> new Account(row.rolesNow(), row.mustChangePassword))
        .orElse(new Account(Set.of(), false));
  }

  Person person() {
    return Person.of(username, displayName);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities.stream().map(SimpleGrantedAuthority::new).toList();
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return username;
  }
}
