package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.CreatePrincipal;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.Map;

/// Puts a user, group or role on file.
final class PrincipalForm extends EntryDialog {
  private final RadioButtonGroup<PrincipalKind> kind = new RadioButtonGroup<>("Kind");
  private final TextField path = new TextField("Path");
  private final TextField name = new TextField("Name");
  private final TextArea tags = new TextArea("Tags");
  private final PrincipalCatalog catalog;
  private final AccountSummary account;

  private PrincipalForm(PrincipalCatalog catalog, AccountSummary account) {
    super("New principal of " + account.name(), "Add principal");
    this.catalog = catalog;
    this.account = account;
    kind.setItems(PrincipalKind.values());
    kind.setItemLabelGenerator(PrincipalKind::arnType);
    kind.setValue(PrincipalKind.ROLE);
    path.setValue("/");
    path.setHelperText("Part of the ARN: a role of the path /ci/ is role/ci/NAME.");
    tags.setHelperText("One a line: team=depot");
    fields(kind, name, path, tags);
  }

  static void open(PrincipalCatalog catalog, AccountSummary account) {
    new PrincipalForm(catalog, account).open();
  }

  @Override
  protected void save() {
    String at = path.getValue().strip();
    read(
        path,
        () -> new CreatePrincipal(account.id(), kind.getValue(), at, "any", Map.of(), false).path(),
        "");
    Map<String, String> marked = read(tags, () -> TagText.read(tags.getValue()), "");
    boolean serviceLinked =
        kind.getValue() == PrincipalKind.ROLE && at.startsWith("/aws-service-role/");
    CreatePrincipal command =
        read(
            name,
            () ->
                new CreatePrincipal(
                    account.id(),
                    kind.getValue(),
                    at,
                    name.getValue().strip(),
                    marked,
                    serviceLinked),
            "Enter a name.");
    try {
      catalog.create(command);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(command.name() + " is on file.");
  }
}
