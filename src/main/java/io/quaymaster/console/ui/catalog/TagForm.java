package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.Map;

/// Replaces the tags of a repository.
final class TagForm extends EntryDialog {
  private final TextArea tags = new TextArea("Tags");
  private final RegistryCatalog catalog;
  private final RepositorySummary repository;
  private final Runnable done;

  private TagForm(RegistryCatalog catalog, RepositorySummary repository, Runnable done) {
    super("Tags of " + repository.id().name(), "Save tags");
    this.catalog = catalog;
    this.repository = repository;
    this.done = done;
    tags.setHelperText("One a line: team=depot. Conditions on tags depend on them at once.");
    tags.setMinRows(4);
    tags.setValue(TagText.write(repository.tags()));
    fields(tags);
  }

  static void open(RegistryCatalog catalog, RepositorySummary repository, Runnable done) {
    new TagForm(catalog, repository, done).open();
  }

  @Override
  protected void save() {
    Map<String, String> marked = read(tags, () -> TagText.read(tags.getValue()), "");
    try {
      catalog.retag(repository.id(), repository.tags(), marked);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done("Tags saved.");
    done.run();
  }
}
