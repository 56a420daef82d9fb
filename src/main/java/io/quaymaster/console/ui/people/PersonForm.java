package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.IdentityException;
import io.quaymaster.console.identity.OneTimePassword;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Screens;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets somebody new in.
final class PersonForm extends EntryDialog {
  private final TextField name = new TextField("Name");
  private final TextField login = new TextField("Sign-in name");
  private final RolesField roles = new RolesField(Set.of(ConsoleRole.VIEWER));
  private final UserAccounts accounts;

  PersonForm(UserAccounts accounts) {
    super("New person", "Add person");
    this.accounts = accounts;
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(200);
    name.setHelperText("As it stands in histories: Kim Larsen.");
    login.setRequiredIndicatorVisible(true);
    login.setMaxLength(100);
    login.setHelperText("Stays the same for good: kim, or kim@example.com.");
    login.getElement().setAttribute("autocapitalize", "none");
    login.getElement().setAttribute("autocomplete", "off");
    fields(name, login, roles);
  }

  @Override
  protected void save() {
    String called = read(name, () -> filled(name), "Enter the name.");
    UserId id =
        read(
            login,
            () -> {
              String typed = filled(login);
              return typed == null ? null : new UserId(typed.toLowerCase(Locale.ROOT));
            },
            "Enter the name to sign in with.");
    Set<ConsoleRole> chosen =
        read(
            roles,
            () -> roles.getValue().isEmpty() ? null : roles.getValue(),
            "Choose at least one role.");
    try {
      OneTimePassword once = accounts.create(id, called, chosen);
      close();
      UI ui = UI.getCurrent();
      new OneTimePasswordDialog(called, once, () -> ui.navigate(Screens.person(id))).open();
    } catch (IdentityException e) {
      refuse(e.getMessage());
    }
  }

  private static @Nullable String filled(TextField field) {
    String text = field.getValue().strip();
    return text.isEmpty() ? null : text;
  }
}
