package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.AccessNotices;
import io.quaymaster.console.ui.attachment.AccessNotes;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.PrincipalPolicies;
import io.quaymaster.console.ui.kit.ArnText;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.organization.RemoveForm;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A user, group or role: what is attached to it, directly and through its groups.
@Route(Screens.PRINCIPAL)
@PermitAll
class PrincipalView extends Screen implements BeforeEnterObserver {
  private final PrincipalCatalog principals;
  private final AttachmentTools tools;
  private final BackgroundWork background;

  /// @param related the groups of a user, the members of a group
  private record Contents(
      PrincipalSummary principal, List<PrincipalSummary> related, AccessNotices.Open notices) {}

  PrincipalView(PrincipalCatalog principals, AttachmentTools tools, BackgroundWork background) {
    super("Principal");
    this.principals = principals;
    this.tools = tools;
    this.background = background;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String text = event.getRouteParameters().get("principal").orElse("");
    try {
      show(new PrincipalId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      body(Missing.of("`" + text + "` is not the address of a principal."));
    }
  }

  private void show(PrincipalId id) {
    body(
        new Later<>(
                background,
                "the principal",
                6,
                () -> principals.principal(id).map(this::contents),
                onFile(this::page, () -> Missing.of("There is no principal `" + id + "`.")))
            .refreshedBy(tools.updates()));
  }

  private Contents contents(PrincipalSummary principal) {
    return new Contents(
        principal,
        switch (principal.kind()) {
          case USER -> principals.groupsOf(principal.id());
          case GROUP -> principals.membersOf(principal.id());
          case ROLE -> List.of();
        },
        tools.notices().of(principal.id()));
  }

  private Component page(Contents contents) {
    PrincipalSummary principal = contents.principal();
    name(
        principal.name(),
        new Crumb("Registries", Screens.REGISTRIES),
        new Crumb(principal.accountName(), Screens.account(principal.account())));
    beside(new Chip(principal.kind().arnType()));
    actions(deeds(contents).toArray(Component[]::new));
    Div top =
        new Div(
            facts(contents),
            new PrincipalPolicies(
                principal,
                principal.kind() == PrincipalKind.USER ? contents.related() : List.of(),
                tools));
    top.addClassName("qm-columns");
    Div all = new Div(new AccessNotes(contents.notices(), tools.notices()), top);
    all.addClassName("qm-stack");
    return all;
  }

  private List<Component> deeds(Contents contents) {
    PrincipalSummary principal = contents.principal();
    List<Component> deeds = new ArrayList<>();
    if (tools.user().has(ConsoleRole.ADMIN)
        && contents.related().isEmpty()
        && principal.policies() == 0
        && !principal.bounded()) {
      deeds.add(
          new Button(
              "Remove…",
              click ->
                  new RemoveForm(
                          principal.name(),
                          () -> principals.remove(principal.id()),
                          Screens.account(principal.account()))
                      .open()));
    }
    if (principal.kind() != PrincipalKind.GROUP) {
      deeds.add(new LinkButton(Screens.whatCan(principal.arn()), "ask", "Ask what it can do"));
    }
    return deeds;
  }

  private Panel facts(Contents contents) {
    PrincipalSummary principal = contents.principal();
    Facts facts =
        new Facts()
            .with("ARN", new ArnText(principal.arn()))
            .with(
                "Account",
                new Link(Screens.account(principal.account()), principal.accountName()),
                new Span(" " + principal.account()))
            .with(
                "Tags",
                principal.tags().isEmpty()
                    ? new Span("none")
                    : CatalogCells.tags(principal.tags()));
    switch (principal.kind()) {
      case USER -> facts.with("Groups", names(contents, "in none"));
      case GROUP -> {
        facts.with("Members", names(contents, "nobody"));
        facts.with("In policies", "A group cannot be a principal: it only passes on its policies.");
      }
      case ROLE -> {
        if (principal.serviceLinked()) {
          facts.with("Service-linked", "SCPs and RCPs do not bind it.");
        }
      }
    }
    if (principal.kind() != PrincipalKind.GROUP && !principal.serviceLinked()) {
      facts.with(
          "SCPs and RCPs", new Link(Screens.account(principal.account()), "those of its account"));
    }
    Panel panel = new Panel("Principal", facts);
    if (tools.user().has(ConsoleRole.ADMIN) && principal.kind() != PrincipalKind.ROLE) {
      panel.beside(
          new Button(
              principal.kind() == PrincipalKind.USER ? "Add to group" : "Add member",
              new Icon("plus"),
              click -> MembershipForm.open(tools, principal, contents.related())));
    }
    return panel;
  }

  private Component names(Contents contents, String nobody) {
    if (contents.related().isEmpty()) {
      return new Span(nobody);
    }
    Div names = new Div();
    contents
        .related()
        .forEach(one -> {
          Div line = new Div(new Link(Screens.principal(one.id()), one.name()));
          line.addClassName("qm-row");
          if (tools.user().has(ConsoleRole.ADMIN)) {
            line.add(remove(contents.principal(), one));
          }
          names.add(line);
        });
    return names;
  }

  private Button remove(PrincipalSummary principal, PrincipalSummary other) {
    boolean user = principal.kind() == PrincipalKind.USER;
    PrincipalSummary member = user ? principal : other;
    PrincipalSummary group = user ? other : principal;
    Button remove = new Button("Take out…", click -> new LeaveForm(tools, group, member).open());
    remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    remove.setAriaLabel("Take " + member.name() + " out of " + group.name() + "…");
    return remove;
  }
}
