package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.IdentityException;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes an account: its name, its id for good, its roles.
abstract class AccountForm extends EntryDialog {
  private final TextField name = new TextField("Name");
  private final TextField id = new TextField();
  private final RolesField roles;
  private final Words words;

  /// What the form says.
  ///
  /// @param missing of the id
  record Words(
      String title, String deed, String nameHelp, String idLabel, String idHelp, String missing) {}

  AccountForm(Words words, RolesField roles) {
    super(words.title(), words.deed());
    this.words = words;
    this.roles = roles;
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(200);
    name.setHelperText(words.nameHelp());
    id.setLabel(words.idLabel());
    id.setRequiredIndicatorVisible(true);
    id.setMaxLength(100);
    id.setHelperText(words.idHelp());
    id.getElement().setAttribute("autocapitalize", "none");
    id.getElement().setAttribute("autocomplete", "off");
    fields(name, id, roles);
  }

  /// @throws IdentityException which the form repeats
  abstract void add(UserId known, String called, Set<ConsoleRole> chosen);

  @Override
  protected final void save() {
    String called = read(name, () -> filled(name), "Enter the name.");
    UserId known =
        read(
            id,
            () -> {
              String typed = filled(id);
              return typed == null ? null : new UserId(typed.toLowerCase(Locale.ROOT));
            },
            words.missing());
    Set<ConsoleRole> chosen =
        read(
            roles,
            () -> roles.getValue().isEmpty() ? null : roles.getValue(),
            "Choose at least one role.");
    try {
      add(known, called, chosen);
    } catch (IdentityException e) {
      refuse(e.getMessage());
    }
  }

  private static @Nullable String filled(TextField field) {
    String text = field.getValue().strip();
    return text.isEmpty() ? null : text;
  }
}
