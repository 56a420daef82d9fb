package io.quaymaster.console.identity;

import io.quaymaster.console.identity.SignedInUser.Account;
import io.quaymaster.console.identity.SignedInUser.Standing;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Whoever asks in this thread.
@Component
public class CurrentUser {

  private final UserRows users;
  private final Clock clock;

  CurrentUser(UserRows users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /// The person signed in.
  ///
  /// @throws IllegalStateException if nobody is
  public Person person() {
    return signedIn().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
  }

  public Optional<Person> signedIn() {
    return authentication()
        .map(authentication ->
            AccountHolder.of(authentication)
                .map(holder -> holder.person(users))
                .orElseGet(() -> personOf(authentication.getName())));
  }

  /// What the person may do now, implied roles included; nothing while a one-time password waits to
  /// be changed.
  public Set<ConsoleRole> roles() {
    return authentication().map(this::roles).orElse(Set.of());
  }

  public boolean has(ConsoleRole role) {
    return roles().contains(role);
  }

  /// For `Requires`, which knows the role by its name only.
  public boolean has(String role) {
    return has(ConsoleRole.valueOf(role));
  }

  /// Whether the person signed in with a one-time password and can do nothing but change it.
  public boolean mustChangePassword() {
    return account().filter(Account::mustChangePassword).isPresent();
  }

  /// Whether the account behind the session lets nobody in any more.
  public boolean isShutOut() {
    return account().filter(account -> account.standing() != Standing.OPEN).isPresent();
  }

  /// The groups of accounts that the identity provider has the person in; none without a provider.
  public AccountGroups accountGroups() {
    return signedIn()
        .flatMap(person -> users.findById(person.id().value()))
        .map(row -> AccountGroups.read(row.accountGroups))
        .orElse(AccountGroups.NONE);
  }

  /// @throws AccessDeniedException if whoever asks does so with a token, and not in a session
  void requireInPerson() {
    boolean byToken =
        authentication()
            .map(Authentication::getPrincipal)
            .filter(who -> who instanceof TokenHolder || who instanceof ProviderUser)
            .isPresent();
    if (byToken) {
      throw new AccessDeniedException("No token can do this; sign in to the console for it.");
    }
  }

  private Optional<Account> account() {
    return authentication().flatMap(AccountHolder::of).map(this::account);
  }

  private Account account(AccountHolder holder) {
    return holder.account(users, clock.instant());
  }

  /// The address that the person's sign-in came from; empty for the console's own work.
  public String remoteAddress() {
    return authentication()
        .map(Authentication::getDetails)
        .map(d -> d instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null)
        .orElse("");
  }

  private Set<ConsoleRole> roles(Authentication authentication) {
    Optional<AccountHolder> holder = AccountHolder.of(authentication);
    if (holder.isPresent()) {
      return account(holder.get()).rolesNow();
    }
    Set<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
    for (ConsoleRole role : ConsoleRole.values()) {
      if (authentication.getAuthorities().stream()
          .anyMatch(authority -> role.authority().equals(authority.getAuthority()))) {
        roles.addAll(role.implied());
      }
    }
    return Collections.unmodifiableSet(roles);
  }

  private static Person personOf(String name) {
    return Person.of(name.toLowerCase(Locale.ROOT), name);
  }

  private static Optional<Authentication> authentication() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(a -> a.isAuthenticated() && !(a instanceof AnonymousAuthenticationToken));
  }
}
