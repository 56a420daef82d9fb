package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.identity.AccountOutcome;
import io.quaymaster.console.identity.AccountRevision;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.ui.kit.Notices;
import java.util.function.Consumer;
import java.util.function.Function;

/// Something done to a person that needs nothing but a yes.
final class DeedDialog<T> extends AccountDialog {
  /// What is done and what is said about it.
  private record Wording(String title, String deedName, String sentence) {}

  private final Function<AccountRevision, AccountOutcome<T>> deed;
  private final Consumer<T> then;

  private DeedDialog(
      Wording wording,
      UserAccount account,
      Function<AccountRevision, AccountOutcome<T>> deed,
      Consumer<T> then) {
    super(wording.title(), wording.deedName(), account);
    this.deed = deed;
    this.then = then;
    fields(new Paragraph(wording.sentence()));
  }

  @Override
  protected void save() {
    attempt(deed, then);
  }

  static DeedDialog<?> disable(UserAccounts accounts, UserAccount account) {
    String name = account.person().name();
    return new DeedDialog<>(
        new Wording(
            "Disable " + name + "?",
            "Disable",
            (account.service()
                    ? "Its tokens let nobody in from the next call on."
                    : "Open sessions and tokens end at once, and nobody can sign in as %s."
                        .formatted(account.person().id()))
                + " What was written stays, and so does the name in every history."),
        account,
        accounts::disable,
        done -> Notices.done(name + " is disabled."));
  }

  static DeedDialog<?> enable(UserAccounts accounts, UserAccount account) {
    String name = account.person().name();
    return new DeedDialog<>(
        new Wording(
            "Enable " + name + "?",
            "Enable",
            account.service()
                ? "Its tokens let programs in again, those apart that expired or were revoked."
                : name + " can sign in again, with the same password and roles as before."),
        account,
        accounts::enable,
        done -> Notices.done(name + " is enabled."));
  }

  static DeedDialog<?> resetPassword(UserAccounts accounts, UserAccount account) {
    String name = account.person().name();
    return new DeedDialog<>(
        new Wording(
            "Reset the password of " + name + "?",
            "Reset password",
            "The password of now stops working and open sessions end. You get a one-time password to pass on."),
        account,
        accounts::resetPassword,
        once -> new OneTimePasswordDialog(name, once, () -> {}).open());
  }
}
