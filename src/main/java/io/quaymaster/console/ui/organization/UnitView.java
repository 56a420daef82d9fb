package io.quaymaster.console.ui.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.MoveAccount;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.OrganizationalUnit;
import io.quaymaster.console.catalog.PolicyLevel;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.identity.ConsoleRole;
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
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The root or a unit of an organization: what is directly below it, and the SCPs and RCPs that
/// bind it.
@Route(Screens.UNIT)
@PermitAll
class UnitView extends Screen implements BeforeEnterObserver {
  private final OrganizationCatalog organizations;
  private final RegistryCatalog registries;
  private final AttachmentTools tools;
  private final BackgroundWork background;

  private record Contents(
      Organization organization,
      OrganizationalUnit unit,
      List<AccountSummary> accounts,
      List<PolicyLevel> levels) {}

  UnitView(
      OrganizationCatalog organizations,
      RegistryCatalog registries,
      AttachmentTools tools,
      BackgroundWork background) {
    super("Unit");
    this.organizations = organizations;
    this.registries = registries;
    this.tools = tools;
    this.background = background;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("unit").orElse("");
    try {
      show(new UnitId(id));
    } catch (IllegalArgumentException e) {
      name("Not on file", new Crumb("Registries", Screens.REGISTRIES));
      body(OrganizationView.missing(String.valueOf(e.getMessage())));
    }
  }

  private void show(UnitId id) {
    name(id.value(), new Crumb("Registries", Screens.REGISTRIES));
    body(
        new Later<>(
                background,
                "the unit",
                6,
                () -> contents(id),
                onFile(
                    this::page, () -> OrganizationView.missing("There is no unit `" + id + "`.")))
            .refreshedBy(tools.updates()));
  }

  private Optional<Contents> contents(UnitId id) {
    return organizations.organizations().stream()
        .filter(organization -> organization.has(id))
        .findFirst()
        .map(organization ->
            new Contents(
                organization,
                organization.unit(id).orElseThrow(),
                registries.accounts(),
                tools.attachments().levelsOf(id)));
  }

  private Component page(Contents contents) {
    OrganizationalUnit unit = contents.unit();
    name(unit.name(), way(contents));
    beside(new Chip(unit.id().isRoot() ? "root" : "organizational unit"));
    actions(deeds(contents));
    Div left = new Div(facts(contents), below(contents));
    left.addClassName("qm-stack");
    Div columns =
        new Div(
            left, new LevelPolicies(contents.organization().id(), contents.levels(), false, tools));
    columns.addClassName("qm-columns");
    return columns;
  }

  private static Crumb[] way(Contents contents) {
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb("Registries", Screens.REGISTRIES));
    way.add(new Crumb("Organizations", Screens.ORGANIZATIONS));
    way.add(
        new Crumb(
            contents.organization().name(), Screens.organization(contents.organization().id())));
    contents.organization().wayTo(contents.unit().id()).stream()
        .filter(one -> !one.equals(contents.unit()))
        .forEach(one -> way.add(new Crumb(one.name(), Screens.unit(one.id()))));
    return way.toArray(Crumb[]::new);
  }

  private Component[] deeds(Contents contents) {
    if (!tools.user().has(ConsoleRole.ADMIN)) {
      return new Component[0];
    }
    OrganizationalUnit unit = contents.unit();
    List<Component> deeds = new ArrayList<>();
    if (isUntouched(contents)) {
      deeds.add(
          new Button(
              "Remove…",
              click ->
                  new RemoveForm(
                          unit.name(),
                          () -> organizations.removeUnit(unit.id()),
                          Screens.organization(contents.organization().id()))
                      .open()));
    }
    Collections.addAll(
        deeds,
        new Button("Rename", new Icon("edit"), click -> rename(unit)),
        new Button(
            "New unit",
            new Icon("plus"),
            click -> UnitForm.open(organizations, contents.organization(), unit)),
        new Button("Add account", new Icon("plus"), click -> join(contents)));
    return deeds.toArray(Component[]::new);
  }

  /// Whether it looks like one that nothing happened to; the service knows.
  private static boolean isUntouched(Contents contents) {
    UnitId id = contents.unit().id();
    return !id.isRoot()
        && contents.organization().below(id).isEmpty()
        && Members.of(id, contents.accounts()).isEmpty()
        && contents.levels().getLast().attached().size() <= 1;
  }

  private void rename(OrganizationalUnit unit) {
    new RenameForm(unit.name(), name -> organizations.renameUnit(unit.id(), name)).open();
  }

  /// An account of the organization that stands elsewhere, or one that is in none.
  private void join(Contents contents) {
    UnitId here = contents.unit().id();
    List<AccountSummary> candidates =
        contents.accounts().stream()
            .filter(account -> !here.equals(account.unit()))
            .filter(
                account -> account.unit() == null || contents.organization().has(account.unit()))
            .toList();
    new JoinForm(
            "Add an account to " + contents.unit().name(),
            "Add account",
            candidates,
            new JoinForm.Place() {
              @Override
              public Component effect(AccountSummary account) {
                return tools.effect(new AsIf.Placed(account.id(), here, account.management()));
              }

              @Override
              public void take(AccountSummary account, String reason) {
                organizations.move(new MoveAccount(account.id(), account.unit(), here, reason));
                Notices.done(account.name() + " stands in " + contents.unit().name() + ".");
              }
            })
        .open();
  }

  private static Panel facts(Contents contents) {
    Organization organization = contents.organization();
    Facts facts =
        new Facts()
            .with(
                contents.unit().id().isRoot() ? "Root" : "Organizational unit",
                new ArnText(contents.unit().id().value()))
            .with(
                "Organization",
                new Link(Screens.organization(organization.id()), organization.name()));
    UnitId parent = contents.unit().parent();
    if (parent != null) {
      facts.with("Below", new Link(Screens.unit(parent), organization.pathOf(parent)));
    }
    return new Panel("Unit", facts);
  }

  private Panel below(Contents contents) {
    UnitId id = contents.unit().id();
    Div list = new Div();
    list.addClassName("qm-lines");
    contents
        .organization()
        .below(id)
        .forEach(unit -> list.add(line(Screens.unit(unit.id()), unit.name(), unit.id().value())));
    Members.of(id, contents.accounts()).forEach(account -> list.add(line(account)));
    if (list.getComponentCount() == 0) {
      return new Panel(
          "Units and accounts",
          new EmptyState("Empty", "No unit and no account stands in it directly."));
    }
    return new Panel("Units and accounts", list).flush();
  }

  private Div line(AccountSummary account) {
    Div line = line(Screens.account(account.id()), account.name(), account.id().digits());
    Div more = new Div();
    more.addClassName("qm-row");
    if (account.management()) {
      more.add(new Chip("management account"));
    }
    if (tools.user().has(ConsoleRole.ADMIN)) {
      Button move = new Button("Move…", click -> new MoveForm(tools, account).open());
      move.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
      move.setAriaLabel("Move " + account.name() + "…");
      more.add(move);
    }
    line.add(more);
    return line;
  }

  private static Div line(String page, String name, String id) {
    Span more = new Span(id);
    more.addClassNames("qm-muted", "qm-small", "qm-num");
    Div named = new Div(new Link(page, name), more);
    named.addClassName("qm-row");
    Div line = new Div(named);
    line.addClassName("qm-line");
    return line;
  }
}
