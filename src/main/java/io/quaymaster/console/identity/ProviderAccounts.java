package io.quaymaster.console.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people of the identity provider, as far as it told of them. Each has an account here from
/// the first time on, so that everything that hangs on accounts holds for them as well.
@Service
@Transactional
public class ProviderAccounts {
  private static final int MAX_NAME = 200;

  /// When the provider said something of whoever is known by its list alone.
  private static final Instant NEVER_CAME = Instant.EPOCH;

  private final UserRows users;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ProviderAccounts(UserRows users, ApplicationEventPublisher events, Clock clock) {
    this.users = users;
    this.events = events;
    this.clock = clock;
  }

  /// Takes note of what the provider says about somebody, unless something newer is known already,
  /// and gives them a place in a session or a call. Two who do this for the same new person at once
  /// collide; the second may try again.
  @OpenToEveryone("called with what the provider has signed, before anybody is signed in")
  public ProviderUser told(ProviderPerson person) {
    UserAccountEntity account =
        users.lockedBySubject(person.subject()).orElseGet(() -> added(person));
    if (account.toldAt == null || !person.at().isBefore(account.toldAt)) {
      update(account, person);
    }
    return new ProviderUser(
        new UserId(account.username), account.displayName, ConsoleRole.implied(person.roles()));
  }

  /// The subjects of all who can sign in, as far as is known here.
  @Requires(ConsoleRole.ADMIN)
  @Transactional(readOnly = true)
  public Set<String> subjects() {
    return users.subjects();
  }

  /// Takes note of who there is. Reviewers who never came here can be asked from now on; whoever is
  /// gone counts for nothing, until a later token says otherwise.
  @Requires(ConsoleRole.ADMIN)
  public void listed(ProviderListing listing) {
    Set<String> reviewers = new HashSet<>();
    for (ProviderListing.Listed one : listing.reviewers()) {
      reviewers.add(one.subject());
      users.lockedBySubject(one.subject()).ifPresentOrElse(this::enable, () -> added(invited(one)));
    }
    listing
        .gone()
        .forEach(
            subject -> users.lockedBySubject(subject).ifPresent(a -> disable(a, listing.at())));
    users.toldAt(NEVER_CAME).stream()
        .filter(account -> !reviewers.contains(account.subject) && !account.roles.isEmpty())
        .forEach(this::inviteNoMore);
  }

  private static ProviderPerson invited(ProviderListing.Listed one) {
    return new ProviderPerson(
        one.subject(),
        one.username(),
        one.name(),
        Set.of(ConsoleRole.REVIEWER),
        AccountGroups.NONE,
        NEVER_CAME);
  }

  private void disable(UserAccountEntity account, Instant at) {
    if (!account.disabled) {
      account.disabled = true;
      if (!NEVER_CAME.equals(account.toldAt)) {
        account.toldAt = at;
      }
      users.flush();
      tell("USER_DISABLED", account, "");
    }
  }

  private void enable(UserAccountEntity account) {
    if (account.disabled) {
      account.disabled = false;
      users.flush();
      tell("USER_ENABLED", account, "");
    }
  }

  private void inviteNoMore(UserAccountEntity account) {
    String before = titles(account);
    account.roles.clear();
    users.flush();
    tell("USER_ROLES_CHANGED", account, before + " → none");
  }

  private UserAccountEntity added(ProviderPerson person) {
    UserAccountEntity account =
        new UserAccountEntity(idFor(person), named(person), "", Set.of(), clock.instant());
    account.subject = person.subject();
    account.toldAt = person.at();
    account.roles.addAll(person.roles());
    account.accountGroups.addAll(person.groups().kept());
    users.saveAndFlush(account);
    tell("USER_CREATED", account, UserAccounts.titles(person.roles()));
    return account;
  }

  private void update(UserAccountEntity account, ProviderPerson person) {
    account.toldAt = person.at();
    enable(account);
    String before = account.displayName;
    String name = named(person);
    String roles = UserAccounts.titles(account.roles);
    boolean newRoles = !account.roles.equals(person.roles());
    account.displayName = name;
    if (newRoles) {
      account.roles.clear();
      account.roles.addAll(person.roles());
    }
    if (!account.accountGroups.equals(person.groups().kept())) {
      account.accountGroups.clear();
      account.accountGroups.addAll(person.groups().kept());
    }
    users.flush();
    if (newRoles) {
      tell("USER_ROLES_CHANGED", account, shown(roles) + " → " + shown(titles(account)));
    }
    if (!before.equals(name)) {
      tell("USER_RENAMED", account, before + " → " + name);
    }
  }

  private static String titles(UserAccountEntity account) {
    return UserAccounts.titles(account.roles);
  }

  private static String shown(String roles) {
    return roles.isEmpty() ? "none" : roles;
  }

  /// Their user name, if nobody has had it here: whoever comes later never becomes somebody who was
  /// here before, whatever they are called.
  private UserId idFor(ProviderPerson person) {
    String wanted = person.username().toLowerCase(Locale.ROOT);
    String mark = mark(person.subject());
    return Stream.of(wanted, wanted + "." + mark, "user." + mark)
        .map(UserId::parse)
        .flatMap(Optional::stream)
        .filter(id -> !id.equals(SystemUser.ID) && !users.existsById(id.value()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No user name is left for " + person.username() + "."));
  }

  /// Eight digits that hardly anybody else has.
  private static String mark(String subject) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String named(ProviderPerson person) {
    String name = Legible.shown(person.name().strip(), MAX_NAME);
    return name.isEmpty() || Legible.objection(name).isPresent() ? person.username() : name;
  }

  private void tell(String what, UserAccountEntity account, String detail) {
    events.publishEvent(
        new UserChanged(
            new Deed.Account(
                what, "user", account.username, account.displayName, null, null, detail)));
  }
}
