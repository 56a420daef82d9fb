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
import io.quaymaster.console.catalog.Appointment;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.NewPolicyForm;
import io.quaymaster.console.ui.kit.ArnText;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An organization: its units with their accounts, and its SCPs and RCPs.
@Route(Screens.ORGANIZATION)
@PermitAll
class OrganizationView extends Screen implements BeforeEnterObserver {
  private static final Window POLICIES = new Window(0, 1_000);

  private final OrganizationCatalog organizations;
  private final RegistryCatalog registries;
  private final AttachmentTools tools;
  private final BackgroundWork background;

  private record Kept(PolicySummary policy, long attached) {}

  private record Contents(
      Organization organization, List<AccountSummary> accounts, List<Kept> policies) {}

  OrganizationView(
      OrganizationCatalog organizations,
      RegistryCatalog registries,
      AttachmentTools tools,
      BackgroundWork background) {
    super("Organization");
    this.organizations = organizations;
    this.registries = registries;
    this.tools = tools;
    this.background = background;
  }

  static EmptyState missing(String sentence) {
    return new EmptyState(
        "Not on file",
        sentence + " It may have been removed, or the address is not complete.",
        new LinkButton(Screens.ORGANIZATIONS, "registries", "All organizations"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("organization").orElse("");
    try {
      show(new OrganizationId(id));
    } catch (IllegalArgumentException e) {
      name("Not on file", way());
      body(missing(String.valueOf(e.getMessage())));
    }
  }

  private static Crumb[] way() {
    return new Crumb[] {
      new Crumb("Registries", Screens.REGISTRIES), new Crumb("Organizations", Screens.ORGANIZATIONS)
    };
  }

  private void show(OrganizationId id) {
    name(id.value(), way());
    body(
        new Later<>(
                background,
                "the organization",
                6,
                () -> organizations.organization(id).map(this::contents),
                onFile(this::page, () -> missing("There is no organization `" + id + "`.")))
            .refreshedBy(tools.updates()));
  }

  private Contents contents(Organization organization) {
    PolicyPlace here = new PolicyPlace.InOrganization(organization.id());
    List<Kept> policies =
        tools
            .policies()
            .policies(
                new PolicyFilter(
                    "", Set.of(PolicyType.SCP, PolicyType.RCP), Set.of(), PolicyFilter.State.ANY),
                POLICIES)
            .stream()
            .filter(policy -> policy.place().equals(here))
            .map(policy ->
                new Kept(
                    policy,
                    tools.attachments().of(policy.id()).stream()
                        .filter(Attachment::isOpen)
                        .count()))
            .toList();
    return new Contents(organization, Members.of(organization, registries.accounts()), policies);
  }

  private Component page(Contents contents) {
    Organization organization = contents.organization();
    name(organization.name(), way());
    List<Component> deeds = new ArrayList<>();
    if (tools.user().has(ConsoleRole.ADMIN)) {
      deeds.add(new Button("Rename", new Icon("edit"), click -> rename(organization)));
      deeds.add(
          new Button(
              "New unit",
              new Icon("plus"),
              click -> UnitForm.open(organizations, organization, organization.root())));
    }
    if (tools.mayWrite()) {
      deeds.add(
          new Button(
              "New policy",
              new Icon("plus"),
              click -> NewPolicyForm.in(tools, new PolicyPlace.InOrganization(organization.id()))));
    }
    actions(deeds.toArray(Component[]::new));
    Div left = new Div(facts(contents), policies(contents));
    left.addClassName("qm-stack");
    Div columns =
        new Div(
            new Panel("Units and accounts", new UnitTree(organization, contents.accounts())), left);
    columns.addClassName("qm-columns");
    return columns;
  }

  private void rename(Organization organization) {
    new RenameForm(organization.name(), name -> organizations.rename(organization.id(), name))
        .open();
  }

  private Panel facts(Contents contents) {
    Organization organization = contents.organization();
    Facts facts =
        new Facts()
            .with("Organization", new ArnText(organization.id().value()))
            .with(
                "Root",
                new Link(Screens.unit(organization.root().id()), organization.root().id().value()))
            .with("Units", Plural.number(organization.units().size() - 1L))
            .with("Accounts", Plural.number(contents.accounts().size()))
            .with("Management account", management(contents));
    return new Panel("Organization", facts);
  }

  private Component management(Contents contents) {
    Optional<AccountSummary> named =
        contents.accounts().stream().filter(AccountSummary::management).findFirst();
    if (named.isPresent()) {
      return new Link(Screens.account(named.get().id()), named.get().name());
    }
    if (!tools.user().has(ConsoleRole.ADMIN)) {
      return new Span("not named");
    }
    Button name = new Button("Name it…", click -> appoint(contents));
    name.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    Div row = new Div(new Span("not named"), name);
    row.addClassName("qm-row");
    return row;
  }

  private void appoint(Contents contents) {
    Organization organization = contents.organization();
    List<AccountSummary> candidates =
        registries.accounts().stream()
            .filter(account -> account.unit() == null || organization.has(account.unit()))
            .toList();
    new JoinForm(
            "Management account of " + organization.name(),
            "Name it",
            candidates,
            new JoinForm.Place() {
              @Override
              public Component effect(AccountSummary account) {
                UnitId unit = account.unit() == null ? organization.root().id() : account.unit();
                return tools.effect(new AsIf.Placed(account.id(), unit, true));
              }

              @Override
              public void take(AccountSummary account, String reason) {
                organizations.appoint(organization.id(), new Appointment(account.id(), reason));
              }
            })
        .open();
  }

  private static Panel policies(Contents contents) {
    String title = "Service and resource control policies";
    if (contents.policies().isEmpty()) {
      return new Panel(
          title,
          new EmptyState(
              "None on file",
              "None binds an account here. One that is written here can be attached to the root, a unit or an account."));
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    contents.policies().forEach(kept -> list.add(line(kept)));
    return new Panel(title, list).flush();
  }

  private static Div line(Kept kept) {
    PolicySummary policy = kept.policy();
    Span type = new Span(policy.type().title());
    type.addClassNames("qm-muted", "qm-small");
    Div name = new Div(new Link(Screens.policy(policy.id()), policy.name()), type);
    name.addClassName("qm-row");
    Span more =
        new Span(
            (policy.active() == null ? "no version active" : policy.active() + " active")
                + ", "
                + (kept.attached() == 0
                    ? "attached to nothing"
                    : "attached to " + Plural.of(kept.attached(), "target", "targets")));
    more.addClassNames("qm-muted", "qm-num");
    Div line = new Div(name, more);
    line.addClassName("qm-line");
    return line;
  }
}
