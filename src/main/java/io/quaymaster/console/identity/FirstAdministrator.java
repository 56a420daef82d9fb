package io.quaymaster.console.identity;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The way into a console that nobody can administer yet.
@Service
@Transactional
public class FirstAdministrator {
  static final UserId NAME = new UserId("admin");

  /// For where `admin` is somebody whom a provider told of once: nobody gets their account.
  private static final UserId OTHER_NAME = new UserId("local.admin");

  private static final Set<ConsoleRole> ROLES = Set.of(ConsoleRole.ADMIN, ConsoleRole.AUTHOR);

  private final UserRows users;
  private final PeopleSource source;
  private final PasswordEncoder encoder;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Passwords passwords = new Passwords();

  FirstAdministrator(
      UserRows users,
      PeopleSource source,
      PasswordEncoder encoder,
      ApplicationEventPublisher events,
      Clock clock) {
    this.users = users;
    this.source = source;
    this.encoder = encoder;
    this.events = events;
    this.clock = clock;
  }

  /// A one-time password for `admin`, if nobody else can administer the console. As long as it was
  /// not used, each call gives a new one in its place.
  @Requires(ConsoleRole.ADMIN)
  public Optional<OneTimePassword> ensure() {
    if (!source.isLocal()) {
      return Optional.empty();
    }
    UserId name = isOfProvider(NAME) ? OTHER_NAME : NAME;
    Optional<UserAccountEntity> existing = users.findById(name.value());
    boolean waiting = existing.filter(a -> a.mustChangePassword && !a.disabled).isPresent();
    if (users.administratorExists(clock.instant()) && !(waiting && onlyAdministrator(name))) {
      return Optional.empty();
    }
    String password = passwords.next();
    String hash = Objects.requireNonNull(encoder.encode(password));
    UserAccountEntity account =
        existing.orElseGet(
            () -> new UserAccountEntity(name, "Administrator", hash, ROLES, clock.instant()));
    String roles = UserAccounts.titles(account.roles);
    boolean disabled = account.disabled;
    account.invite(hash, clock.instant());
    account.disabled = false;
    account.roles.addAll(ROLES);
    users.saveAndFlush(account);
    String rolesNow = UserAccounts.titles(account.roles);
    if (existing.isEmpty()) {
      tell("USER_CREATED", account, rolesNow);
    } else {
      if (!roles.equals(rolesNow)) {
        tell("USER_ROLES_CHANGED", account, roles + " → " + rolesNow);
      }
      if (disabled) {
        tell("USER_ENABLED", account, "");
      }
      tell("USER_PASSWORD_RESET", account, "");
    }
    return Optional.of(new OneTimePassword(name, password));
  }

  /// Whether nobody ever had an account here, as before the first start of a console.
  @Requires(ConsoleRole.ADMIN)
  @Transactional(readOnly = true)
  public boolean isBeforeAnybody() {
    return users.count() == 0;
  }

  private void tell(String what, UserAccountEntity account, String detail) {
    events.publishEvent(
        new UserChanged(
            new Deed.Account(
                what, "user", account.username, account.displayName, null, null, detail)));
  }

  private boolean isOfProvider(UserId name) {
    return users.findById(name.value()).filter(account -> account.subject != null).isPresent();
  }

  private boolean onlyAdministrator(UserId name) {
    return users.inOrder().stream()
        .filter(a -> a.demoPassword == null && a.administers(clock.instant()))
        .allMatch(a -> a.username.equals(name.value()));
  }
}
