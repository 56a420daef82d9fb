package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts an account on file.
final class AccountForm extends EntryDialog {
  private final TextField digits = new TextField("Account");
  private final TextField name = new TextField("Name");
  private final ComboBox<Place> unit = new ComboBox<>("Organizational unit");
  private final Checkbox management = new Checkbox("Management account of its organization");
  private final RegistryCatalog catalog;
  private final Runnable done;

  /// Where an account may stand.
  private record Place(UnitId unit, String title) {
    static Stream<Place> in(Organization organization) {
      return organization.units().stream()
          .map(unit ->
              new Place(unit.id(), organization.name() + ": " + organization.pathOf(unit.id())));
    }
  }

  private AccountForm(RegistryCatalog catalog, OrganizationCatalog organizations, Runnable done) {
    super("New account", "Add account");
    this.catalog = catalog;
    this.done = done;
    digits.setHelperText("The 12 digits of the AWS account.");
    name.setHelperText("What your people call it.");
    List<Place> units = organizations.organizations().stream().flatMap(Place::in).toList();
    unit.setItems(units);
    unit.setItemLabelGenerator(Place::title);
    unit.setHelperText(
        units.isEmpty()
            ? "No organization is on file, so it stands alone."
            : "Leave empty for an account outside of any organization.");
    unit.setEnabled(!units.isEmpty());
    management.setEnabled(!units.isEmpty());
    fields(digits, name, unit, management);
  }

  static void open(RegistryCatalog catalog, OrganizationCatalog organizations, Runnable done) {
    new AccountForm(catalog, organizations, done).open();
  }

  @Override
  protected void save() {
    AccountId id =
        read(digits, () -> new AccountId(digits.getValue().strip()), "Enter the 12 digits.");
    String called =
        read(name, () -> name.isEmpty() ? null : name.getValue().strip(), "Enter a name.");
    try {
      catalog.createAccount(
          id,
          called,
          Optional.ofNullable(unit.getValue()).map(Place::unit).orElse(null),
          management.getValue());
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done("Account " + called + " is on file.");
    done.run();
  }
}
