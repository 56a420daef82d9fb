package io.quaymaster.console.identity;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people of the sample workspace, one for each role. They exist only while the console listens
/// on a loopback address and the sample workspace is there: only somebody on this very machine can
/// then use the passwords that the sign-in page shows.
@Service
@Transactional
public class DemoUsers {
  private record Cast(String username, String name, ConsoleRole role) {}

  private static final List<Cast> CAST =
      List.of(
          new Cast("ines", "Ines Falkenberg", ConsoleRole.ADMIN),
          new Cast("tomasz", "Tomasz Wrona", ConsoleRole.AUTHOR),
          new Cast("priya", "Priya Raman", ConsoleRole.REVIEWER),
          new Cast("ole", "Ole Brandvold", ConsoleRole.VIEWER),
          new Cast("marguerite", "Marguerite Duval", ConsoleRole.AUDITOR));

  private final UserRows users;
  private final PasswordEncoder encoder;
  private final BindAddress address;
  private final PeopleSource source;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Passwords passwords = new Passwords();

  DemoUsers(
      UserRows users,
      PasswordEncoder encoder,
      BindAddress address,
      PeopleSource source,
      ApplicationEventPublisher events,
      Clock clock) {
    this.users = users;
    this.encoder = encoder;
    this.address = address;
    this.source = source;
    this.events = events;
    this.clock = clock;
  }

  /// What the sign-in page may show; nothing where there are no demo users.
  @OpenToEveryone("the sign-in page shows it, on a loopback address only")
  @Transactional(readOnly = true)
  public List<DemoUser> shown() {
    if (!address.isLoopback() || !source.isLocal()) {
      return List.of();
    }
    return CAST.stream()
        .flatMap(one ->
            users.findById(one.username()).stream()
                .filter(row -> !row.disabled && row.demoPassword != null)
                .map(row ->
                    new DemoUser(
                        Person.of(row.username, row.displayName),
                        one.role(),
                        Objects.requireNonNull(row.demoPassword))))
        .toList();
  }

  /// Creates the demo users that are missing and lets all of them in, or, on any other than a
  /// loopback address, or where people come from a provider, none.
  @Requires(ConsoleRole.ADMIN)
  public List<DemoUser> offer() {
    if (!address.isLoopback() || !source.isLocal()) {
      withdraw();
      return List.of();
    }
    for (Cast one : CAST) {
      UserAccountEntity row = users.findById(one.username()).orElse(null);
      if (row == null || row.withdrawn()) {
        users.saveAndFlush(fresh(one, row));
        events.publishEvent(
            new UserChanged(
                new Deed.Account(
                    "USER_CREATED",
                    "user",
                    one.username(),
                    one.name(),
                    null,
                    null,
                    one.role().title() + ", for the sample workspace")));
      }
    }
    return shown();
  }

  /// Disables the demo users and forgets their passwords.
  @Requires(ConsoleRole.ADMIN)
  public void withdraw() {
    for (UserAccountEntity row : users.demo()) {
      row.disabled = true;
      row.demoPassword = null;
      row.passwordHash = "";
      events.publishEvent(
          new DemoUserWithdrawn(
              Deed.Account.of("DEMO_USER_WITHDRAWN", "user", row.username, row.displayName)));
    }
    users.flush();
  }

  private UserAccountEntity fresh(Cast one, @Nullable UserAccountEntity old) {
    String password = passwords.next();
    String hash = Objects.requireNonNull(encoder.encode(password));
    Set<ConsoleRole> roles = EnumSet.of(one.role());
    UserAccountEntity row =
        old == null
            ? new UserAccountEntity(
                new UserId(one.username()), one.name(), hash, roles, clock.instant())
            : old;
    row.passwordHash = hash;
    row.demoPassword = password;
    row.disabled = false;
    row.roles.clear();
    row.roles.addAll(roles);
    return row;
  }
}
