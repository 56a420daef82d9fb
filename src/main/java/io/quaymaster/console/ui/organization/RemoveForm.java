package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;

/// Takes something off the file that nothing ever happened to, and goes to the page above it.
public final class RemoveForm extends EntryDialog {
  private final String name;
  private final Runnable remove;
  private final String above;

  /// @param remove what it refuses is said in the form
  /// @param above the path of the page to go to then
  public RemoveForm(String name, Runnable remove, String above) {
    super("Remove " + name + "?", "Remove");
    this.name = name;
    this.remove = remove;
    this.above = above;
    fields(
        new Paragraph(
            "It goes as if it had never been on file; the audit trail alone remembers it."
                + " What has a history cannot be removed."));
  }

  @Override
  protected void save() {
    try {
      remove.run();
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(name + " is off the file.");
    UI.getCurrent().navigate(above);
  }
}
