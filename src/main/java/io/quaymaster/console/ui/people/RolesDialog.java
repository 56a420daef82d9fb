package io.quaymaster.console.ui.people;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccount;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.ui.kit.Notices;
import java.util.Set;

/// Gives a person other roles.
final class RolesDialog extends AccountDialog {
  private final RolesField roles;
  private final UserAccounts accounts;

  RolesDialog(UserAccounts accounts, UserAccount account) {
    super("Roles of " + account.person().name(), "Change roles", account);
    this.accounts = accounts;
    this.roles = new RolesField(account.roles());
    fields(roles);
  }

  @Override
  protected void save() {
    Set<ConsoleRole> chosen =
        read(
            roles,
            () -> roles.getValue().isEmpty() ? null : roles.getValue(),
            "Choose at least one role.");
    attempt(
        seen -> accounts.changeRoles(seen, chosen),
        changed -> Notices.done(changed.person().name() + " has the new roles from now on."));
  }
}
