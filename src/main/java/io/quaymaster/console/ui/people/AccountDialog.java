package io.quaymaster.console.ui.people;

import io.quaymaster.console.identity.AccountOutcome;
import io.quaymaster.console.identity.AccountRevision;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.IdentityException;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A change to somebody's account. If another administrator was quicker, the dialog says what the
/// account is now and waits for a second decision.
abstract class AccountDialog extends EntryDialog {
  private UserAccount seen;

  AccountDialog(String title, String deedName, UserAccount seen) {
    super(title, deedName);
    this.seen = seen;
  }

  /// Tries `deed` on the account as it was seen last.
  protected final <T> void attempt(
      Function<AccountRevision, AccountOutcome<T>> deed, Consumer<T> then) {
    try {
      switch (deed.apply(AccountRevision.of(seen))) {
        case AccountOutcome.Done<T>(T result) -> {
          close();
          then.accept(result);
        }
        case AccountOutcome.Stale<T>(UserAccount latest) -> {
          seen = latest;
          refuse(
              "%s was changed in the meantime, and is now: %s; %s. Nothing was done. If you still want it, press again."
                  .formatted(
                      latest.person().name(),
                      titles(latest),
                      latest.state().title().toLowerCase(Locale.ROOT)));
        }
      }
    } catch (IdentityException e) {
      refuse(e.getMessage());
    }
  }

  private static String titles(UserAccount account) {
    return account.roles().stream()
        .sorted()
        .map(ConsoleRole::title)
        .collect(Collectors.joining(", "));
  }
}
