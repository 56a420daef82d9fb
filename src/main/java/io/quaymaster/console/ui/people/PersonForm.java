package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.UI;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.OneTimePassword;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.Screens;
import java.util.Set;

/// Lets somebody new in.
final class PersonForm extends AccountForm {
  private static final Words WORDS =
      new Words(
          "New person",
          "Add person",
          "As it stands in histories: Kim Larsen.",
          "Sign-in name",
          "Stays the same for good: kim, or kim@example.com.",
          "Enter the name to sign in with.");

  private final UserAccounts accounts;

  PersonForm(UserAccounts accounts) {
    super(WORDS, new RolesField(Set.of(ConsoleRole.VIEWER)));
    this.accounts = accounts;
  }

  @Override
  void add(UserId known, String called, Set<ConsoleRole> chosen) {
    OneTimePassword once = accounts.create(known, called, chosen);
    close();
    UI ui = UI.getCurrent();
    new OneTimePasswordDialog(called, once, () -> ui.navigate(Screens.person(known))).open();
  }
}
