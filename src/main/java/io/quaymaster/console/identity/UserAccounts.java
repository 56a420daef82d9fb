package io.quaymaster.console.identity;

import io.quaymaster.console.identity.AccountOutcome.Done;
import io.quaymaster.console.identity.AccountOutcome.Stale;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The accounts that people sign in with. Nobody learns another person's password: an administrator
/// gives out one-time passwords only. Somebody who can administer the console always stays.
@Service
@Requires(ConsoleRole.ADMIN)
@Transactional
public class UserAccounts {
  /// Behind the name of what is no person.
  private static final String SERVICE = " (service)";

  private final UserRows users;
  private final UserReads reads;
  private final PeopleSource source;
  private final PasswordEncoder encoder;
  private final CurrentUser current;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Passwords passwords = new Passwords();

  UserAccounts(
      UserRows users,
      UserReads reads,
      PeopleSource source,
      PasswordEncoder encoder,
      CurrentUser current,
      ApplicationEventPublisher events,
      Clock clock) {
    this.users = users;
    this.reads = reads;
    this.source = source;
    this.encoder = encoder;
    this.current = current;
    this.events = events;
    this.clock = clock;
  }

  /// At most `limit` accounts from `offset` (from 0) on, by the names of the people.
  @Transactional(readOnly = true)
  public List<UserAccount> list(AccountFilter filter, int offset, int limit) {
    return reads.find(filter, offset, limit).stream().map(UserAccountEntity::view).toList();
  }

  @Transactional(readOnly = true)
  public int count(AccountFilter filter) {
    return reads.count(filter);
  }

  @Transactional(readOnly = true)
  public Optional<UserAccount> account(UserId id) {
    return users.findById(id.value()).filter(source::covers).map(UserAccountEntity::view);
  }

  public OneTimePassword create(UserId id, String displayName, Set<ConsoleRole> roles) {
    source.requireLocal();
    String password = passwords.next();
    String hash = encode(password);
    UserAccountEntity account =
        new UserAccountEntity(id, legible(displayName), hash, roles, clock.instant());
    account.invite(hash, clock.instant());
    add(account);
    return new OneTimePassword(id, password);
  }

  /// An account that programs act as, with API tokens; nobody signs in to it. It writes at most:
  /// what is approved or administered, a person answers for.
  public UserAccount createService(UserId id, String displayName, Set<ConsoleRole> roles) {
    UserAccountEntity account =
        new UserAccountEntity(id, nameOfService(displayName), "", roles, clock.instant());
    account.service = true;
    add(account);
    return account.view();
  }

  /// The roles that a service account may have.
  public static Set<ConsoleRole> rolesOfServices() {
    return EnumSet.of(ConsoleRole.VIEWER, ConsoleRole.AUTHOR, ConsoleRole.AUDITOR);
  }

  /// `admin` is whom the console itself lets in where nobody else can administer it.
  private static boolean isReserved(UserAccountEntity account, UserId id) {
    return id.equals(SystemUser.ID) || account.service && id.equals(FirstAdministrator.NAME);
  }

  private void add(UserAccountEntity account) {
    current.requireInPerson();
    UserId id = new UserId(account.username);
    if (isReserved(account, id) || users.existsById(id.value())) {
      throw taken(id);
    }
    requireFitting(account, account.roles);
    try {
      users.saveAndFlush(account);
    } catch (DataIntegrityViolationException e) {
      throw taken(id); // Somebody else was quicker.
    }
    tell("USER_CREATED", account, titles(account.roles));
  }

  /// Replaces the roles of a person, in open sessions too. The last administrator stays one.
  public AccountOutcome<UserAccount> changeRoles(AccountRevision of, Set<ConsoleRole> roles) {
    return change(
        of,
        account -> {
          requireNoDemoUser(account);
          requireFitting(account, roles);
          if (account.roles.equals(roles)) {
            return account.view();
          }
          String before = titles(account.roles);
          account.roles.clear();
          account.roles.addAll(roles);
          return saved("USER_ROLES_CHANGED", account, before + " → " + titles(roles));
        });
  }

  /// Calls a person otherwise from now on, in open sessions too. What they did before stays under
  /// the name that they had then.
  public AccountOutcome<UserAccount> rename(AccountRevision of, String displayName) {
    return change(
        of,
        account -> {
          requireNoDemoUser(account);
          String name = account.service ? nameOfService(displayName) : legible(displayName);
          String before = account.displayName;
          if (before.equals(name)) {
            return account.view();
          }
          account.displayName = name;
          return saved("USER_RENAMED", account, before + " → " + name);
        });
  }

  /// The person can do nothing any more: open sessions end. Nobody disables themselves.
  public AccountOutcome<UserAccount> disable(AccountRevision of) {
    if (of.user().equals(current.person().id())) {
      throw new IdentityException(
          "You cannot disable yourself; another administrator can disable you.");
    }
    return change(
        of,
        account -> {
          account.disabled = true;
          return saved("USER_DISABLED", account, "");
        });
  }

  /// The person can sign in again, with the password they had.
  public AccountOutcome<UserAccount> enable(AccountRevision of) {
    return change(
        of,
        account -> {
          if (account.withdrawn()) {
            throw belongsToSample(account);
          }
          account.disabled = false;
          return saved("USER_ENABLED", account, "");
        });
  }

  /// Open sessions of the person end.
  public AccountOutcome<OneTimePassword> resetPassword(AccountRevision of) {
    if (of.user().equals(current.person().id())) {
      throw new IdentityException(
          "A reset ends your own session; choose “Change password” in the menu of your name instead.");
    }
    return change(
        of,
        account -> {
          requireNoDemoUser(account);
          if (account.service) {
            throw new IdentityException(
                "`" + of.user() + "` signs in with no password; make a token of it instead.");
          }
          String password = passwords.next();
          account.invite(encode(password), clock.instant());
          saved("USER_PASSWORD_RESET", account, "");
          return new OneTimePassword(of.user(), password);
        });
  }

  /// Sets one's own password, and ends one's sessions. It is how a one-time password is left
  /// behind, so it needs no role.
  @OpenToEveryone("acts on the caller's own account and asks for the old password")
  public void changeOwnPassword(String old, String next) {
    source.requireLocal();
    current.requireInPerson();
    UserAccountEntity account =
        current
            .signedIn()
            .flatMap(person -> users.locked(person.id().value()))
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
    account.chose(encode(next));
    tell("PASSWORD_CHANGED", account, "");
  }

  /// Changes an account that is still as it was seen. What would leave the console without an
  /// administrator is refused, and undone with its transaction.
  private <T> AccountOutcome<T> change(AccountRevision of, Function<UserAccountEntity, T> deed) {
    current.requireInPerson();
    List<UserAccountEntity> locked = users.lockedWithAdministrators(of.user().value());
    UserAccountEntity account =
        locked.stream()
            .filter(one -> one.username.equals(of.user().value()) && source.covers(one))
            .findFirst()
            .orElseThrow(() -> new IdentityException("There is no user `" + of.user() + "`."));
    if (!account.service) {
      source.requireLocal();
    }
    if (account.revision() != of.number()) {
      return new Stale<>(account.view());
    }
    Instant now = clock.instant();
    boolean administrated = locked.stream().anyMatch(one -> one.administers(now));
    T result = deed.apply(account);
    if (administrated && locked.stream().noneMatch(one -> one.administers(now))) {
      throw new IdentityException("This is the last administrator; make somebody else one first.");
    }
    return new Done<>(result);
  }

  private UserAccount saved(String what, UserAccountEntity account, String detail) {
    users.flush();
    tell(what, account, detail);
    return account.view();
  }

  private static String legible(String displayName) {
    String name = displayName.strip();
    if (name.isEmpty() || name.length() > 200) {
      throw new IdentityException(
          "A person's name needs 1 to 200 characters, not " + name.length() + ".");
    }
    Legible.objection(name)
        .ifPresent(objection -> {
          throw new IdentityException("The name of a person " + objection);
        });
    return name;
  }

  private static String nameOfService(String displayName) {
    String name = displayName.strip();
    return legible(name.endsWith(SERVICE) || name.isEmpty() ? name : name + SERVICE);
  }

  private static void requireFitting(UserAccountEntity account, Set<ConsoleRole> roles) {
    if (roles.isEmpty()) {
      throw new IdentityException(
          "Give at least one role; disable whoever is to do nothing here any more.");
    }
    if (account.service && !rolesOfServices().containsAll(roles)) {
      throw new IdentityException(
          "A service account has no other roles than these: " + titles(rolesOfServices()) + ".");
    }
  }

  private static void requireNoDemoUser(UserAccountEntity account) {
    if (account.demoPassword != null || account.withdrawn()) {
      throw belongsToSample(account);
    }
  }

  private static IdentityException belongsToSample(UserAccountEntity account) {
    return new IdentityException(
        "`"
            + account.username
            + "` belongs to the sample workspace; create a user of your own instead.");
  }

  private static IdentityException taken(UserId id) {
    return new IdentityException("The user name `" + id + "` is taken; choose another.");
  }

  static String titles(Set<ConsoleRole> roles) {
    return roles.stream().sorted().map(ConsoleRole::title).collect(Collectors.joining(", "));
  }

  private String encode(String password) {
    return Objects.requireNonNull(encoder.encode(password));
  }

  private void tell(String what, UserAccountEntity account, String detail) {
    events.publishEvent(
        new UserChanged(
            new Deed.Account(
                what, "user", account.username, account.displayName, null, null, detail)));
  }
}
