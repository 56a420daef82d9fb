package io.quaymaster.console.identity;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The way into a console that nobody can administer yet.
@Service
@Transactional
public class FirstAdministrator {
  private static final UserId NAME = new UserId("admin");

  private final UserRows users;
  private final PasswordEncoder encoder;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Passwords passwords = new Passwords();

  FirstAdministrator(
      UserRows users, PasswordEncoder encoder, ApplicationEventPublisher events, Clock clock) {
    this.users = users;
    this.encoder = encoder;
    this.events = events;
    this.clock = clock;
  }

  /// A one-time password for `admin`, if nobody else can administer the console. As long as it was
  /// not used, each call gives a new one in its place.
  @Requires(ConsoleRole.ADMIN)
  public Optional<OneTimePassword> ensure() {
    Optional<UserAccountEntity> existing = users.findById(NAME.value());
    boolean waiting = existing.filter(a -> a.mustChangePassword && !a.disabled).isPresent();
    if (users.administratorExists() && !(waiting && onlyAdministrator())) {
      return Optional.empty();
    }
    String password = passwords.next();
    String hash = Objects.requireNonNull(encoder.encode(password));
    UserAccountEntity account =
        existing.orElseGet(() ->
            new UserAccountEntity(
                NAME,
                "Administrator",
                hash,
                EnumSet.of(ConsoleRole.ADMIN, ConsoleRole.AUTHOR),
                clock.instant()));
    account.passwordHash = hash;
    account.mustChangePassword = true;
    account.disabled = false;
    account.roles.addAll(EnumSet.of(ConsoleRole.ADMIN, ConsoleRole.AUTHOR));
    users.saveAndFlush(account);
    events.publishEvent(
        new UserChanged(
            Deed.Account.of(
                existing.isPresent() ? "USER_PASSWORD_RESET" : "USER_CREATED",
                "user",
                account.username,
                account.displayName)));
    return Optional.of(new OneTimePassword(NAME, password));
  }

  /// Whether nobody ever had an account here, as before the first start of a console.
  @Requires(ConsoleRole.ADMIN)
  @Transactional(readOnly = true)
  public boolean isBeforeAnybody() {
    return users.count() == 0;
  }

  private boolean onlyAdministrator() {
    return users.inOrder().stream()
        .filter(a -> !a.disabled && a.demoPassword == null && a.roles.contains(ConsoleRole.ADMIN))
        .allMatch(a -> a.username.equals(NAME.value()));
  }
}
