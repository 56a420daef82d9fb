package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.OrganizationalUnit;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;

/// Puts an organizational unit on file, below the root or another one.
final class UnitForm extends EntryDialog {
  private final ComboBox<OrganizationalUnit> parent = new ComboBox<>("Below");
  private final TextField id = new TextField("Organizational unit");
  private final TextField name = new TextField("Name");
  private final OrganizationCatalog catalog;

  private UnitForm(
      OrganizationCatalog catalog, Organization organization, OrganizationalUnit below) {
    super("New unit of " + organization.name(), "Add unit");
    this.catalog = catalog;
    parent.setItems(organization.units());
    parent.setItemLabelGenerator(unit -> organization.pathOf(unit.id()));
    parent.setValue(below);
    parent.setHelperText("Units stay below what they were created in, as in AWS Organizations.");
    id.setPlaceholder("ou-" + organization.root().id().value().substring(2) + "-cd34ef56");
    fields(parent, id, name);
  }

  static void open(
      OrganizationCatalog catalog, Organization organization, OrganizationalUnit below) {
    new UnitForm(catalog, organization, below).open();
  }

  @Override
  protected void save() {
    OrganizationalUnit above = read(parent, parent::getValue, "Choose what it stands below.");
    UnitId unit = read(id, () -> new UnitId(id.getValue().strip()), "Enter the id.");
    String called =
        read(name, () -> name.isEmpty() ? null : name.getValue().strip(), "Enter a name.");
    try {
      catalog.createUnit(unit, above.id(), called);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done("Unit " + called + " is on file.");
  }
}
