package io.quaymaster.console.identity;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The accounts that people sign in with. Nobody learns another person's password: an administrator
/// gives out one-time passwords only.
@Service
@Requires(ConsoleRole.ADMIN)
@Transactional
public class UserAccounts {
  private final UserRows users;
  private final PasswordEncoder encoder;
  private final CurrentUser current;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Passwords passwords = new Passwords();

  UserAccounts(
      UserRows users,
      PasswordEncoder encoder,
      CurrentUser current,
      ApplicationEventPublisher events,
      Clock clock) {
    this.users = users;
    this.encoder = encoder;
    this.current = current;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<UserAccount> list() {
    return users.inOrder().stream().map(UserAccountEntity::view).toList();
  }

  public OneTimePassword create(UserId id, String displayName, Set<ConsoleRole> roles) {
    if (id.equals(SystemUser.ID) || users.existsById(id.value())) {
      throw new IdentityException("The user name `" + id + "` is taken; choose another.");
    }
    String name = displayName.strip();
    if (name.isEmpty() || name.length() > 200) {
      throw new IdentityException("A person's name needs 1 to 200 characters.");
    }
    String password = passwords.next();
    UserAccountEntity account =
        new UserAccountEntity(id, name, encode(password), roles, clock.instant());
    account.mustChangePassword = true;
    users.saveAndFlush(account);
    tell("USER_CREATED", account, roles.toString());
    return new OneTimePassword(id, password);
  }

  /// Replaces the roles of a person. The last administrator stays one.
  public UserAccount changeRoles(UserId id, Set<ConsoleRole> roles) {
    UserAccountEntity account = known(id);
    String before = account.roles.toString();
    account.roles.clear();
    account.roles.addAll(roles);
    requireAnAdministrator();
    tell("USER_ROLES_CHANGED", account, before + " → " + roles);
    return account.view();
  }

  /// The person can do nothing any more, in open sessions neither.
  public UserAccount disable(UserId id) {
    UserAccountEntity account = known(id);
    account.disabled = true;
    requireAnAdministrator();
    tell("USER_DISABLED", account, "");
    return account.view();
  }

  public UserAccount enable(UserId id) {
    UserAccountEntity account = known(id);
    requireNoDemoUser(account);
    account.disabled = false;
    tell("USER_ENABLED", account, "");
    return account.view();
  }

  public OneTimePassword resetPassword(UserId id) {
    UserAccountEntity account = known(id);
    requireNoDemoUser(account);
    String password = passwords.next();
    account.passwordHash = encode(password);
    account.mustChangePassword = true;
    tell("USER_PASSWORD_RESET", account, "");
    return new OneTimePassword(id, password);
  }

  /// Sets one's own password. It is how a one-time password is left behind, so it needs no role.
  @OpenToEveryone("acts on the caller's own account and asks for the old password")
  public void changeOwnPassword(String old, String next) {
    UserAccountEntity account =
        current
            .signedIn()
            .flatMap(person -> users.findById(person.id().value()))
            .filter(found -> !found.disabled)
            .orElseThrow(() -> new AccessDeniedException("Sign in first."));
    requireNoDemoUser(account);
    if (!encoder.matches(old, account.passwordHash)) {
      throw new IdentityException("The old password is not right.");
    }
    Passwords.check(next);
    if (next.equals(old)) {
      throw new IdentityException("The new password is the old one; choose another.");
    }
    account.passwordHash = encode(next);
    account.mustChangePassword = false;
    tell("PASSWORD_CHANGED", account, "");
  }

  private void requireAnAdministrator() {
    users.flush();
    if (users.inOrder().stream()
        .noneMatch(account -> !account.disabled && account.roles.contains(ConsoleRole.ADMIN))) {
      throw new IdentityException("This is the last administrator; make somebody else one first.");
    }
  }

  private static void requireNoDemoUser(UserAccountEntity account) {
    if (account.demoPassword != null) {
      throw new IdentityException(
          "`"
              + account.username
              + "` belongs to the sample workspace; create a user of your own instead.");
    }
  }

  private UserAccountEntity known(UserId id) {
    return users
        .findById(id.value())
        .orElseThrow(() -> new IdentityException("There is no user `" + id + "`."));
  }

  private String encode(String password) {
    return java.util.Objects.requireNonNull(encoder.encode(password));
  }

  private void tell(String what, UserAccountEntity account, String detail) {
    events.publishEvent(
        new UserChanged(
            new Deed.Account(
                what, "user", account.username, account.displayName, null, null, detail)));
  }
}
