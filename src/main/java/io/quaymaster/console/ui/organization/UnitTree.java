package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationalUnit;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;

/// Every unit of an organization below the one that it stands in, with its accounts.
final class UnitTree extends UnorderedList {
  private final Organization organization;
  private final List<AccountSummary> accounts;

  UnitTree(Organization organization, List<AccountSummary> accounts) {
    this.organization = organization;
    this.accounts = accounts;
    addClassName("qm-units");
    add(item(organization.root()));
  }

  private ListItem item(OrganizationalUnit unit) {
    ListItem item = new ListItem(line(Screens.unit(unit.id()), unit.name(), unit.id().value()));
    UnorderedList below = new UnorderedList();
    Members.of(unit.id(), accounts).forEach(account -> below.add(item(account)));
    organization.below(unit.id()).forEach(child -> below.add(item(child)));
    if (below.getComponentCount() > 0) {
      item.add(below);
    }
    return item;
  }

  private static ListItem item(AccountSummary account) {
    Div line = line(Screens.account(account.id()), account.name(), account.id().digits());
    line.addClassName("qm-unit-account");
    if (account.management()) {
      line.add(new Chip("management account"));
    }
    return new ListItem(line);
  }

  private static Div line(String page, String name, String id) {
    Span more = new Span(id);
    more.addClassNames("qm-muted", "qm-small", "qm-num");
    Div line = new Div(new Link(page, name), more);
    line.addClassNames("qm-row", "qm-unit");
    return line;
  }
}
