package io.quaymaster.console.identity;

import java.io.Serial;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A local account in a session. It asks the database again for what may change: the name, roles,
/// disabled, the password. It keeps the hash of the password that it was opened with, as it ends
/// with it.
final class SignedInUser implements UserDetails, AccountHolder {
  @Serial private static final long serialVersionUID = 1L;

  private final String username;
  private final String displayName;
  private final String passwordHash;
  private final List<String> authorities;

  SignedInUser(UserAccountEntity account) {
    this.username = account.username;
    this.displayName = account.displayName;
    this.passwordHash = account.passwordHash;
    this.authorities = authorities(account.rolesNow());
  }

  static List<String> authorities(Set<ConsoleRole> roles) {
    return roles.stream().map(ConsoleRole::authority).toList();
  }

  /// How a session stands to the account that it was opened with.
  enum Standing {
    OPEN,
    /// The account is disabled or has another password.
    OVER,
    /// The demo user went with the sample workspace.
    WITHDRAWN,
    /// What the identity provider said of the person is too old, and it was not asked again.
    LAPSED
  }

  /// What a session may do just now: nothing unless it is open.
  record Account(Standing standing, Set<ConsoleRole> rolesNow, boolean mustChangePassword) {
    static Account none(Standing why) {
      return new Account(why, Set.of(), false);
    }
  }

  @Override
  public Account account(UserRows users, Instant now) {
    UserAccountEntity row = users.findById(username).orElse(null);
    if (row == null) {
      return Account.none(Standing.OVER);
    }
    if (row.withdrawn()) {
      return Account.none(Standing.WITHDRAWN);
    }
    if (row.disabled || !row.passwordHash.equals(passwordHash)) {
      return Account.none(Standing.OVER);
    }
    return new Account(Standing.OPEN, row.rolesNow(), row.mustChangePassword);
  }

  @Override
  public Person person(UserRows users) {
    return Person.of(
        username, users.findById(username).map(row -> row.displayName).orElse(displayName));
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
