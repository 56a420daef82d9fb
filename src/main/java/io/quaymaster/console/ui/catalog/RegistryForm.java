package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import java.util.Optional;

/// Puts a registry on file: a private one of a Region, or the public one of an account.
final class RegistryForm extends EntryDialog {
  private final ComboBox<AccountSummary> account = new ComboBox<>("Account");
  private final RadioButtonGroup<RegistryKind> kind = new RadioButtonGroup<>("Kind");
  private final Select<String> partition = new Select<>();
  private final TextField region = new TextField("Region");
  private final RegistryCatalog catalog;
  private final Runnable done;

  private RegistryForm(RegistryCatalog catalog, Optional<AccountSummary> of, Runnable done) {
    super("New registry", "Add registry");
    this.catalog = catalog;
    this.done = done;
    account.setItems(catalog.accounts());
    account.setItemLabelGenerator(one -> one.name() + " " + one.id());
    of.ifPresent(account::setValue);
    kind.setItems(RegistryKind.values());
    kind.setItemLabelGenerator(
        one -> one == RegistryKind.PRIVATE ? "Private, in one Region" : "Public");
    kind.setValue(RegistryKind.PRIVATE);
    kind.addValueChangeListener(
        change -> region.setVisible(change.getValue() == RegistryKind.PRIVATE));
    partition.setLabel("Partition");
    partition.setItems(ServiceReference.load().partitions());
    partition.setValue("aws");
    region.setPlaceholder("eu-central-1");
    fields(account, kind, region, partition);
  }

  static void open(RegistryCatalog catalog, Optional<AccountSummary> of, Runnable done) {
    new RegistryForm(catalog, of, done).open();
  }

  @Override
  protected void save() {
    AccountSummary owner = read(account, account::getValue, "Choose the account.");
    RegistryId id =
        kind.getValue() == RegistryKind.PUBLIC
            ? new RegistryId.PublicRegistry(partition.getValue(), owner.id())
            : read(
                region,
                () ->
                    new RegistryId.PrivateRegistry(
                        partition.getValue(), owner.id(), region.getValue().strip()),
                "Enter the Region.");
    try {
      catalog.createRegistry(id);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done("The registry is on file.");
    done.run();
  }
}
