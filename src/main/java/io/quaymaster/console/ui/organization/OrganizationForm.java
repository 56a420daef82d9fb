package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.Appointment;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.ui.attachment.ReasonField;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts an organization on file, and goes to its page.
final class OrganizationForm extends EntryDialog {
  private final TextField id = new TextField("Organization");
  private final TextField root = new TextField("Root");
  private final TextField name = new TextField("Name");
  private final ComboBox<AccountSummary> management = new ComboBox<>("Management account");
  private final ReasonField reason = new ReasonField();
  private final OrganizationCatalog catalog;

  private OrganizationForm(OrganizationCatalog catalog, RegistryCatalog registries) {
    super("New organization", "Add organization");
    this.catalog = catalog;
    id.setPlaceholder("o-a1b2c3d4e5");
    root.setPlaceholder("r-ab12");
    root.setHelperText("Both are in AWS Organizations, above the tree of accounts.");
    name.setHelperText("What your people call it.");
    List<AccountSummary> alone =
        registries.accounts().stream().filter(account -> account.unit() == null).toList();
    management.setItems(alone);
    management.setItemLabelGenerator(account -> account.name() + " " + account.id());
    management.setHelperText(
        alone.isEmpty()
            ? "No account stands alone; name one later."
            : "Can be named later. No SCP and no RCP binds it.");
    management.setEnabled(!alone.isEmpty());
    reason.setVisible(false);
    management.addValueChangeListener(chosen -> reason.setVisible(chosen.getValue() != null));
    fields(id, root, name, management, reason);
  }

  static void open(OrganizationCatalog catalog, RegistryCatalog registries) {
    new OrganizationForm(catalog, registries).open();
  }

  @Override
  protected void save() {
    OrganizationId organization =
        read(id, () -> new OrganizationId(id.getValue().strip()), "Enter the id.");
    UnitId top = read(root, () -> root(root.getValue().strip()), "Enter the id of the root.");
    String called =
        read(name, () -> name.isEmpty() ? null : name.getValue().strip(), "Enter a name.");
    @Nullable Appointment appointment = appointment();
    try {
      catalog.create(organization, called, top, appointment);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(called + " is on file, with FullAWSAccess on its root, as AWS has it.");
    UI.getCurrent().navigate(Screens.organization(organization));
  }

  private @Nullable Appointment appointment() {
    AccountSummary chosen = management.getValue();
    return chosen == null
        ? null
        : new Appointment(chosen.id(), read(reason, reason::given, ReasonField.missing()));
  }

  private static @Nullable UnitId root(String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    if (!typed.startsWith("r-")) {
      throw new IllegalArgumentException(
          "`"
              + typed
              + "` is no root: it begins with `r-`, then 4 to 32 lower-case letters and digits.");
    }
    return new UnitId(typed);
  }
}
