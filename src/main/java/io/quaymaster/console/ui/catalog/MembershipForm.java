package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.combobox.ComboBox;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.List;
import java.util.Set;

/// Puts a user into a group, from the page of either.
final class MembershipForm extends EntryDialog {
  private static final Window ALL = new Window(0, 1_000);

  private final ComboBox<PrincipalSummary> other;
  private final PrincipalCatalog catalog;
  private final PrincipalSummary principal;

  private MembershipForm(
      PrincipalCatalog catalog, PrincipalSummary principal, List<PrincipalSummary> related) {
    super(
        principal.kind() == PrincipalKind.USER
            ? "Put " + principal.name() + " into a group"
            : "Add a member to " + principal.name(),
        "Add");
    this.catalog = catalog;
    this.principal = principal;
    boolean user = principal.kind() == PrincipalKind.USER;
    other = new ComboBox<>(user ? "Group" : "User");
    List<PrincipalId> already = related.stream().map(PrincipalSummary::id).toList();
    List<PrincipalSummary> candidates =
        catalog
            .principals(
                new PrincipalFilter(
                    "",
                    Set.of(user ? PrincipalKind.GROUP : PrincipalKind.USER),
                    Set.of(principal.account())),
                ALL)
            .stream()
            .filter(one -> !already.contains(one.id()))
            .toList();
    other.setItems(candidates);
    other.setItemLabelGenerator(one -> one.path().substring(1) + one.name());
    other.setHelperText(
        candidates.isEmpty()
            ? "The account has no other on file; an administrator adds it on the account's page."
            : "Of the same account. The group's identity-based policies hold for its members at once.");
    fields(other);
  }

  static void open(
      PrincipalCatalog catalog, PrincipalSummary principal, List<PrincipalSummary> related) {
    new MembershipForm(catalog, principal, related).open();
  }

  @Override
  protected void save() {
    PrincipalSummary chosen = read(other, other::getValue, "Choose one.");
    boolean user = principal.kind() == PrincipalKind.USER;
    try {
      catalog.join(user ? chosen.id() : principal.id(), user ? principal.id() : chosen.id());
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(chosen.name() + (user ? " has " : " is in ") + principal.name() + ".");
  }
}
