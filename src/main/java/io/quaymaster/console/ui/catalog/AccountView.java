package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistrySummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.ArnText;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/// An account: where it stands in its organization and what binds it there, its registries, and its
/// principals.
@Route(Screens.ACCOUNT)
@PermitAll
class AccountView extends Screen implements BeforeEnterObserver {
  private final RegistryCatalog catalog;
  private final PrincipalCatalog principals;
  private final BackgroundWork background;
  private final CurrentUser user;

  private record Contents(
      AccountSummary account, List<RegistrySummary> registries, OrganizationPolicies above) {}

  AccountView(
      RegistryCatalog catalog,
      PrincipalCatalog principals,
      BackgroundWork background,
      CurrentUser user) {
    super("Account");
    this.catalog = catalog;
    this.principals = principals;
    this.background = background;
    this.user = user;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String digits = event.getRouteParameters().get("account").orElse("");
    if (digits.matches("[0-9]{12}")) {
      show(new AccountId(digits));
    } else {
      body(Missing.of("`" + digits + "` is no account: an account has 12 digits."));
    }
  }

  private void show(AccountId id) {
    name(id.digits(), new Crumb("Registries", Screens.REGISTRIES));
    body(
        new Later<>(
            background,
            "the account",
            6,
            () -> catalog.account(id).map(this::contents),
            found ->
                found
                    .<Component>map(this::page)
                    .orElseGet(() -> Missing.of("There is no account " + id + "."))));
  }

  private Contents contents(AccountSummary account) {
    return new Contents(
        account,
        catalog.registries(account.id()),
        OrganizationPolicies.above(account, catalog, principals));
  }

  private Component page(Contents contents) {
    AccountSummary account = contents.account();
    name(account.name(), new Crumb("Registries", Screens.REGISTRIES));
    if (account.management()) {
      beside(new Chip("management account"));
    }
    if (user.has(ConsoleRole.ADMIN)) {
      actions(
          new Button(
              "New registry",
              new Icon("plus"),
              click -> RegistryForm.open(catalog, Optional.of(account), () -> show(account.id()))),
          new Button(
              "New principal",
              new Icon("plus"),
              click -> PrincipalForm.open(principals, account, () -> show(account.id()))));
    }
    Div top = new Div(facts(account), registries(contents.registries()));
    top.addClassName("qm-columns");
    Div all =
        new Div(top, contents.above().panel(account), new PrincipalList(principals, account.id()));
    all.addClassName("qm-stack");
    return all;
  }

  private static Panel facts(AccountSummary account) {
    Facts facts =
        new Facts()
            .with("Account", new ArnText(account.id().digits()))
            .with("Organization", account.unitPath().isEmpty() ? "in none" : account.unitPath())
            .with("Repositories", Plural.number(account.repositories()))
            .with("Principals", Plural.number(account.principals()));
    if (account.sample()) {
      facts.with("Workspace", "part of the sample workspace");
    }
    return new Panel("Account", facts);
  }

  private static Panel registries(List<RegistrySummary> registries) {
    if (registries.isEmpty()) {
      return new Panel(
          "Registries",
          new EmptyState(
              "No registry",
              "A private registry is added for each Region that is used, and one public registry at most."));
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    for (RegistrySummary registry : registries) {
      Span counts =
          new Span(
              Plural.of(registry.repositories(), "repository", "repositories")
                  + ", "
                  + registry.withPolicy()
                  + " with an active policy"
                  + (registry.atRisk() == 0 ? "" : ", " + registry.atRisk() + " at risk"));
      counts.addClassNames("qm-muted", "qm-num");
      Div line =
          new Div(
              new Link(Screens.registry(registry.id().key()), CatalogCells.title(registry.id())),
              counts);
      line.addClassName("qm-line");
      list.add(line);
    }
    return new Panel("Registries", list).flush();
  }
}
