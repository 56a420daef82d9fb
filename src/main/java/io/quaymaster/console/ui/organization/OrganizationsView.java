package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// The organizations on file.
@Route(Screens.ORGANIZATIONS)
@PermitAll
class OrganizationsView extends Screen implements BeforeEnterObserver {
  private final OrganizationCatalog organizations;
  private final RegistryCatalog registries;
  private final BackgroundWork background;
  private final LiveUpdates updates;
  private final boolean admin;

  private record Contents(List<Organization> organizations, List<AccountSummary> accounts) {}

  OrganizationsView(
      OrganizationCatalog organizations,
      RegistryCatalog registries,
      BackgroundWork background,
      LiveUpdates updates,
      CurrentUser user) {
    super("Organizations");
    this.organizations = organizations;
    this.registries = registries;
    this.background = background;
    this.updates = updates;
    this.admin = user.has(ConsoleRole.ADMIN);
    name("Organizations", new Crumb("Registries", Screens.REGISTRIES));
    if (admin) {
      actions(create());
    }
  }

  private Button create() {
    return new Button(
        "New organization",
        new Icon("plus"),
        click -> OrganizationForm.open(organizations, registries));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    body(
        new Later<>(
                background,
                "the organizations",
                4,
                () -> new Contents(organizations.organizations(), registries.accounts()),
                this::list)
            .refreshedBy(updates));
  }

  private Component list(Contents contents) {
    if (contents.organizations().isEmpty()) {
      String meaning =
          "An organization puts accounts into units, and binds them by service and resource control policies."
              + " Accounts can do without.";
      return admin
          ? new EmptyState("No organization yet", meaning, create())
          : new EmptyState("No organization yet", meaning + " An administrator puts one on file.");
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    contents.organizations().forEach(one -> list.add(line(one, contents.accounts())));
    return new Panel("Organizations on file", list).flush();
  }

  private static Div line(Organization organization, List<AccountSummary> accounts) {
    Span id = new Span(organization.id().value());
    id.addClassNames("qm-muted", "qm-small", "qm-num");
    Div name = new Div(new Link(Screens.organization(organization.id()), organization.name()), id);
    name.addClassName("qm-row");
    Span counts =
        new Span(
            Plural.of(organization.units().size() - 1, "unit", "units")
                + ", "
                + Plural.of(Members.of(organization, accounts).size(), "account", "accounts"));
    counts.addClassNames("qm-muted", "qm-num");
    Div line = new Div(name, counts);
    line.addClassName("qm-line");
    return line;
  }
}
