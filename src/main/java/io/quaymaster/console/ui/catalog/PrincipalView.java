package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.ui.kit.ArnText;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.iam.policy.PolicyType;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A user, group or role: what is attached to it, directly and through its groups.
@Route(Screens.PRINCIPAL)
@PermitAll
class PrincipalView extends Screen implements BeforeEnterObserver {
  private final PrincipalCatalog principals;
  private final PolicyCatalog policies;
  private final BackgroundWork background;
  private final Clock clock;

  private record Attached(Attachment attachment, Optional<PolicySummary> policy) {}

  private record Contents(
      PrincipalSummary principal, List<Attached> attached, List<PrincipalSummary> related) {}

  PrincipalView(
      PrincipalCatalog principals, PolicyCatalog policies, BackgroundWork background, Clock clock) {
    super("Principal");
    this.principals = principals;
    this.policies = policies;
    this.background = background;
    this.clock = clock;
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
            found ->
                found
                    .<Component>map(this::page)
                    .orElseGet(() -> Missing.of("There is no principal `" + id + "`."))));
  }

  private Contents contents(PrincipalSummary principal) {
    List<Attached> attached =
        principals.attachedTo(new AttachmentTarget.ToPrincipal(principal.id())).stream()
            .map(attachment -> new Attached(attachment, policies.policy(attachment.policy())))
            .toList();
    return new Contents(
        principal,
        attached,
        switch (principal.kind()) {
          case USER -> principals.groupsOf(principal.id());
          case GROUP -> principals.membersOf(principal.id());
          case ROLE -> List.of();
        });
  }

  private Component page(Contents contents) {
    PrincipalSummary principal = contents.principal();
    name(
        principal.name(),
        new Crumb("Registries", Screens.REGISTRIES),
        new Crumb(principal.accountName(), Screens.account(principal.account())));
    beside(new Chip(principal.kind().arnType()));
    if (principal.kind() != PrincipalKind.GROUP) {
      actions(new LinkButton(Screens.askAs(principal.arn()), "ask", "Ask what it can do"));
    }
    Div top = new Div(facts(contents), attached(contents));
    top.addClassName("qm-columns");
    return top;
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
      case USER -> facts.with("Groups", names(contents.related(), "in none"));
      case GROUP -> {
        facts.with("Members", names(contents.related(), "nobody"));
        facts.with("In policies", "A group cannot be a principal: it only passes on its policies.");
      }
      case ROLE -> {
        if (principal.serviceLinked()) {
          facts.with("Service-linked", "SCPs and RCPs do not bind it.");
        }
      }
    }
    return new Panel("Principal", facts);
  }

  private static Component names(List<PrincipalSummary> related, String nobody) {
    if (related.isEmpty()) {
      return new Span(nobody);
    }
    Div names = new Div();
    names.addClassName("qm-row");
    related.forEach(one -> names.add(new Link(Screens.principal(one.id()), one.name())));
    return names;
  }

  private Panel attached(Contents contents) {
    if (contents.attached().isEmpty()) {
      return new Panel(
          "Policies",
          new EmptyState(
              "Nothing attached",
              "No identity-based policy and no boundary is on file for it, so nothing of its own allows anything."));
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    contents.attached().forEach(attached -> list.add(line(attached)));
    return new Panel("Policies", list).flush();
  }

  private Div line(Attached attached) {
    Attachment attachment = attached.attachment();
    Div line = new Div(new Link(Screens.policy(attachment.policy()), attachment.policyName()));
    line.addClassName("qm-line");
    Div more = new Div();
    more.addClassNames("qm-row", "qm-muted");
    if (attached
        .policy()
        .filter(policy -> policy.type() == PolicyType.PERMISSIONS_BOUNDARY)
        .isPresent()) {
      more.add(new Chip("permissions boundary"));
    }
    more.add(
        new Span(
            attached
                .policy()
                .map(policy ->
                    policy.active() == null ? "no version active" : policy.active() + " active")
                .orElse("")));
    if (attachment.to() == null) {
      more.add(new Span("since"), new TimeText(attachment.from(), clock));
    } else {
      more.add(new Span("until"), new TimeText(attachment.to(), clock));
    }
    line.add(more);
    return line;
  }
}
