package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.combobox.ComboBox;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.util.List;
import java.util.function.Consumer;

/// Chooses an account on file for a place in an organization.
final class JoinForm extends EntryDialog {
  private final ComboBox<AccountSummary> account = new ComboBox<>("Account");
  private final Consumer<AccountSummary> join;

  /// @param join what to do with the account; what it refuses stays in the form
  JoinForm(
      String title, String deed, List<AccountSummary> accounts, Consumer<AccountSummary> join) {
    super(title, deed);
    this.join = join;
    account.setItems(accounts);
    account.setItemLabelGenerator(one -> one.name() + " " + one.id());
    if (accounts.isEmpty()) {
      account.setHelperText("No account that could be taken is on file.");
    }
    fields(account);
  }

  @Override
  protected void save() {
    AccountSummary chosen = read(account, account::getValue, "Choose the account.");
    try {
      join.accept(chosen);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
  }
}
