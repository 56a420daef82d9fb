package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RegistrySummary;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Screens;
import java.util.Map;
import java.util.Optional;

/// Puts a repository on file, and goes to its page.
final class RepositoryForm extends EntryDialog {
  private final ComboBox<RegistrySummary> registry = new ComboBox<>("Registry");
  private final TextField name = new TextField("Name");
  private final TextArea tags = new TextArea("Tags");
  private final RegistryCatalog catalog;

  private RepositoryForm(RegistryCatalog catalog, Optional<RegistryId> in) {
    super("New repository", "Add repository");
    this.catalog = catalog;
    registry.setItems(
        catalog.accounts().stream()
            .flatMap(account -> catalog.registries(account.id()).stream())
            .toList());
    registry.setItemLabelGenerator(one ->
        one.accountName() + ", " + CatalogCells.title(one.id()) + " (" + one.id().account() + ")");
    in.flatMap(catalog::registry).ifPresent(registry::setValue);
    name.setPlaceholder("depot/scanner-gateway");
    tags.setHelperText("One a line: team=depot");
    tags.setMinRows(2);
    fields(registry, name, tags);
  }

  static void open(RegistryCatalog catalog, Optional<RegistryId> in) {
    new RepositoryForm(catalog, in).open();
  }

  @Override
  protected void save() {
    RegistrySummary into = read(registry, registry::getValue, "Choose the registry.");
    RepositoryName called =
        read(name, () -> new RepositoryName(name.getValue().strip()), "Enter a name.");
    Map<String, String> marked = read(tags, () -> TagText.read(tags.getValue()), "");
    RepositoryId id = new RepositoryId(into.id(), called);
    try {
      catalog.createRepository(id, marked);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done("The repository is on file.");
    UI.getCurrent().navigate(Screens.repository(id));
  }
}
