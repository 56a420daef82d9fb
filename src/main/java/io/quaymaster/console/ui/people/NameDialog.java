package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.ui.kit.Notices;

/// Calls a person otherwise.
final class NameDialog extends AccountDialog {
  private final TextField name = new TextField("Name");
  private final UserAccounts accounts;

  NameDialog(UserAccounts accounts, UserAccount account) {
    super("Rename " + account.person().name(), "Rename", account);
    this.accounts = accounts;
    name.setValue(account.person().name());
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(200);
    name.setHelperText(
        "As it stands in histories from now on; what is in them already keeps the name of then. The sign-in name stays.");
    fields(name);
  }

  @Override
  protected void save() {
    String called =
        read(name, () -> name.getValue().isBlank() ? null : name.getValue(), "Enter the name.");
    attempt(
        seen -> accounts.rename(seen, called),
        renamed -> Notices.done("The name is " + renamed.person().name() + " now."));
  }
}
