package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AccountPlacement;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.PolicyLevel;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RegistrySummary;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.AccessNotices;
import io.quaymaster.console.ui.attachment.AccessNotes;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.LevelPolicies;
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
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.organization.MoveForm;
import io.quaymaster.console.ui.organization.RenameForm;
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
  private final AttachmentTools tools;
  private final BackgroundWork background;
  private final CurrentUser user;

  private record Contents(
      AccountSummary account,
      List<RegistrySummary> registries,
      Optional<Organization> organization,
      List<PolicyLevel> levels,
      List<AccountPlacement> placements,
      List<PolicySummary> policies,
      AccessNotices.Open notices) {}

  AccountView(
      RegistryCatalog catalog,
      PrincipalCatalog principals,
      AttachmentTools tools,
      BackgroundWork background,
      CurrentUser user) {
    super("Account");
    this.catalog = catalog;
    this.principals = principals;
    this.tools = tools;
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
                onFile(this::page, () -> Missing.of("There is no account " + id + ".")))
            .refreshedBy(tools.updates()));
  }

  private Contents contents(AccountSummary account) {
    return new Contents(
        account,
        catalog.registries(account.id()),
        tools.organizations().organizations().stream()
            .filter(one -> one.unit(account.unit()).isPresent())
            .findFirst(),
        tools.attachments().levelsOf(account.id()),
        tools.organizations().placements(account.id()),
        AccountPolicies.of(account.id(), tools),
        tools.notices().of(account.id()));
  }

  private Component page(Contents contents) {
    AccountSummary account = contents.account();
    name(account.name(), new Crumb("Registries", Screens.REGISTRIES));
    if (account.management()) {
      beside(new Chip("management account"));
    }
    if (user.has(ConsoleRole.ADMIN)) {
      actions(
          new Button("Rename", new Icon("edit"), click -> rename(account)),
          new Button(
              "New registry",
              new Icon("plus"),
              click -> RegistryForm.open(catalog, Optional.of(account), () -> {})),
          new Button(
              "New principal", new Icon("plus"), click -> PrincipalForm.open(principals, account)));
    }
    Div top = new Div(facts(contents), registries(contents.registries()));
    top.addClassName("qm-columns");
    Div policies =
        new Div(levels(contents), new AccountPolicies(contents.policies(), account.id(), tools));
    policies.addClassName("qm-columns");
    Div all =
        new Div(
            new AccessNotes(contents.notices(), tools.notices()),
            top,
            policies,
            new PrincipalList(principals, account.id()));
    all.addClassName("qm-stack");
    return all;
  }

  private void rename(AccountSummary account) {
    new RenameForm(account.name(), name -> catalog.renameAccount(account.id(), name)).open();
  }

  private Panel levels(Contents contents) {
    AccountSummary account = contents.account();
    return contents
        .organization()
        .<Panel>map(organization ->
            new LevelPolicies(organization.id(), contents.levels(), account.management(), tools))
        .orElseGet(() ->
            new Panel(
                "Service and resource control policies",
                new EmptyState(
                    "In no organization",
                    "Service and resource control policies come with an organization; none bind this account.")));
  }

  private Panel facts(Contents contents) {
    AccountSummary account = contents.account();
    Facts facts =
        new Facts()
            .with("Account", new ArnText(account.id().digits()))
            .with("Organization", place(contents))
            .with("Repositories", Plural.number(account.repositories()))
            .with("Principals", Plural.number(account.principals()));
    if (!contents.placements().isEmpty()) {
      facts.with("Before", before(contents.placements()));
    }
    if (account.sample()) {
      facts.with("Workspace", "part of the sample workspace");
    }
    Panel panel = new Panel("Account", facts);
    if (user.has(ConsoleRole.ADMIN)) {
      panel.beside(new Button("Move…", click -> new MoveForm(tools, account).open()));
    }
    return panel;
  }

  private static Component place(Contents contents) {
    if (contents.organization().isEmpty()) {
      return new Span("in none");
    }
    Organization organization = contents.organization().get();
    Div way = new Div(new Link(Screens.organization(organization.id()), organization.name()));
    way.addClassName("qm-row");
    UnitId unit = contents.account().unit();
    if (unit != null) {
      organization
          .wayTo(unit)
          .forEach(one -> way.add(new Span("/"), new Link(Screens.unit(one.id()), one.name())));
    }
    return way;
  }

  private Component before(List<AccountPlacement> placements) {
    Div list = new Div();
    for (AccountPlacement placement : placements) {
      UnitId unit = placement.unit();
      Div line =
          new Div(
              unit == null
                  ? new Span("in no organization")
                  : new Link(Screens.unit(unit), placement.unitName()),
              new Span(" until "),
              new TimeText(placement.until(), tools.clock()));
      list.add(line);
    }
    return list;
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
