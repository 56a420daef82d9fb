package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.function.Consumer;

/// Calls an organization, a unit or an account by another name.
public final class RenameForm extends EntryDialog {
  private final TextField name = new TextField("Name");
  private final Consumer<String> rename;

  /// @param rename what to do with the name; what it refuses stays in the form
  public RenameForm(String before, Consumer<String> rename) {
    super("Rename " + before, "Rename");
    this.rename = rename;
    name.setValue(before);
    name.setHelperText("Ids stay as they are, and with them every address.");
    fields(name);
  }

  @Override
  protected void save() {
    String called =
        read(name, () -> name.isEmpty() ? null : name.getValue().strip(), "Enter a name.");
    try {
      rename.accept(called);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done("It is called " + called + " now.");
  }
}
