package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.ui.attachment.ForetoldEffect;
import io.quaymaster.console.ui.attachment.ReasonField;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.util.List;

/// Chooses an account on file for a place in an organization.
final class JoinForm extends EntryDialog {
  private final ComboBox<AccountSummary> account = new ComboBox<>("Account");
  private final ReasonField reason = new ReasonField();
  private final Place place;

  /// The place that is to be taken.
  interface Place {
    /// Who gains or loses what when this account takes it.
    Component effect(AccountSummary account);

    /// Gives it to this account; what is refused stays in the form.
    void take(AccountSummary account, String reason);
  }

  JoinForm(String title, String deed, List<AccountSummary> accounts, Place place) {
    super(title, deed);
    this.place = place;
    account.setItems(accounts);
    account.setItemLabelGenerator(one -> one.name() + " " + one.id());
    if (accounts.isEmpty()) {
      account.setHelperText("No account that could be taken is on file.");
    }
    fields(account, new ForetoldEffect(account, place::effect), reason);
  }

  @Override
  protected void save() {
    AccountSummary chosen = read(account, account::getValue, "Choose the account.");
    String why = read(reason, reason::given, ReasonField.missing());
    try {
      place.take(chosen, why);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
  }
}
