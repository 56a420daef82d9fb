package io.quaymaster.console.notification;

import io.quaymaster.console.identity.AccountFilter;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccount.State;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.Actor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who can be told anything, with what they may do now: whoever can sign in with a password of
/// their own. It is asked anew before everything that is sent.
@Component
class Recipients {
  private static final int MOST = 10_000;

  private final UserAccounts accounts;

  Recipients(UserAccounts accounts) {
    this.accounts = accounts;
  }

  List<Actor> all() {
    return accounts.list(new AccountFilter("", Set.of(), Set.of(State.ENABLED)), 0, MOST).stream()
        .map(Recipients::actor)
        .toList();
  }

  Optional<Actor> find(UserId person) {
    return accounts
        .account(person)
        .filter(account -> account.state() == State.ENABLED)
        .map(Recipients::actor);
  }

  private static Actor actor(UserAccount account) {
    Set<ConsoleRole> roles = EnumSet.noneOf(ConsoleRole.class);
    account.roles().forEach(role -> roles.addAll(role.implied()));
    return new Actor(account.person(), roles);
  }
}
