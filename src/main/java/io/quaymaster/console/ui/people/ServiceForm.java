package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.UI;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.Screens;
import java.util.Set;

/// Makes an account that programs act as.
final class ServiceForm extends AccountForm {
  private static final Words WORDS =
      new Words(
          "New service account",
          "Add service account",
          "As it stands in histories, with “(service)” behind it: Nightly report.",
          "Id",
          "Stays the same for good: nightly-report.",
          "Enter an id.");

  private final UserAccounts accounts;

  ServiceForm(UserAccounts accounts) {
    super(WORDS, new RolesField(Set.of(ConsoleRole.VIEWER), UserAccounts.rolesOfServices()));
    this.accounts = accounts;
  }

  @Override
  void add(UserId known, String called, Set<ConsoleRole> chosen) {
    accounts.createService(known, called, chosen);
    close();
    UI.getCurrent().navigate(Screens.person(known));
  }
}
