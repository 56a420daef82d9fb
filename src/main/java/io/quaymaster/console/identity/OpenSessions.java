package io.quaymaster.console.identity;

import io.quaymaster.console.identity.SignedInUser.Account;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/// Holds sessions to what the accounts behind them say now.
@Component
public class OpenSessions {
  private static final String ROLE = "ROLE_";

  private final UserRows users;
  private final Clock clock;

  OpenSessions(UserRows users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /// What a session is worth when its next request comes.
  public sealed interface Session {
    /// It goes on, and `authentication` has the roles of now.
    record GoesOn(Authentication authentication) implements Session {}

    /// Its account is disabled or has another password, or is too long not heard of.
    record Ends() implements Session {}

    /// Its demo user went with the sample workspace: nothing can be done with it any more, but the
    /// page that is open may still tell how to come in from now on.
    record EndsWithThePage() implements Session {}
  }

  public Session look(Authentication authentication) {
    return AccountHolder.of(authentication)
        .map(holder -> look(holder.account(users, clock.instant()), authentication))
        .orElseGet(() -> new Session.GoesOn(authentication));
  }

  private static Session look(Account account, Authentication authentication) {
    return switch (account.standing()) {
      case OPEN -> new Session.GoesOn(with(account.rolesNow(), authentication));
      case OVER, LAPSED -> new Session.Ends();
      case WITHDRAWN -> new Session.EndsWithThePage();
    };
  }

  /// The very same if it has these roles.
  private static Authentication with(Set<ConsoleRole> roles, Authentication authentication) {
    List<String> wanted = SignedInUser.authorities(roles);
    List<String> there =
        authentication.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(OpenSessions::isRole)
            .toList();
    if (Set.copyOf(there).equals(Set.copyOf(wanted))) {
      return authentication;
    }
    return authentication.toBuilder()
        .authorities(all -> {
          all.removeIf(one -> isRole(one.getAuthority()));
          wanted.forEach(name -> all.add(new SimpleGrantedAuthority(name)));
        })
        .build();
  }

  private static boolean isRole(@Nullable String authority) {
    return authority != null && authority.startsWith(ROLE);
  }
}
