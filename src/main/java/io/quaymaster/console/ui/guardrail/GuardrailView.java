package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.guardrail.Exemption;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailDefinition;
import io.quaymaster.console.guardrail.GuardrailId;
import io.quaymaster.console.guardrail.GuardrailSurvey;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.guardrail.GuardrailsChanged;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PolicyTitle;
import io.quaymaster.console.ui.kit.Progressing;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.ReasonDialog;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A guardrail: what it guards, who violates it today, what is excepted, and how it came to be so.
@Route(Screens.GUARDRAIL)
@PermitAll
class GuardrailView extends Screen implements BeforeEnterObserver {
  private static final Window POLICIES = new Window(0, 1_000);

  private final Guardrails guardrails;
  private final GuardrailSurvey survey;
  private final PolicyCatalog policies;
  private final BackgroundWork background;
  private final CurrentUser user;
  private final Clock clock;
  private Optional<GuardrailId> id = Optional.empty();

  GuardrailView(
      Guardrails guardrails,
      GuardrailSurvey survey,
      PolicyCatalog policies,
      BackgroundWork background,
      CurrentUser user,
      LiveUpdates updates,
      Clock clock) {
    super("Guardrail");
    this.guardrails = guardrails;
    this.survey = survey;
    this.policies = policies;
    this.background = background;
    this.user = user;
    this.clock = clock;
    updates.follow(
        this,
        GuardrailsChanged.class,
        changed -> id.filter(changed.id()::equals).ifPresent(same -> show()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get("guardrail").flatMap(GuardrailId::parse);
    show();
  }

  private void show() {
    Optional<Guardrail> found = id.flatMap(guardrails::find);
    if (found.isPresent()) {
      page(found.get());
      return;
    }
    name("Guardrail", new Crumb("Guardrails", Screens.GUARDRAILS));
    beside();
    actions();
    body(
        new EmptyState(
            "There is no such guardrail",
            "The address may be mistyped.",
            new LinkButton(Screens.GUARDRAILS, "guardrails", "All guardrails")));
  }

  private void page(Guardrail guardrail) {
    name(guardrail.title(), new Crumb("Guardrails", Screens.GUARDRAILS));
    beside(new LevelChip(guardrail.level()));
    if (isAdmin()) {
      Button level = new Button("Switch…", click -> new LevelForm(guardrails, guardrail).open());
      level.addThemeVariants(ButtonVariant.PRIMARY);
      actions(
          new Button("Edit…", click -> GuardrailForm.edit(guardrails, guardrail).open()),
          new Button("Except…", click -> except(guardrail, null)),
          level);
    }
    Div top = new Div(definition(guardrail), exceptions(guardrail));
    top.addClassName("qm-columns");
    body(top, violators(guardrail), history(guardrail));
  }

  private boolean isAdmin() {
    return user.has(ConsoleRole.ADMIN);
  }

  private Panel definition(Guardrail guardrail) {
    GuardrailDefinition definition = guardrail.definition();
    Facts facts =
        new Facts()
            .with("Must not be granted", new Prose(DefinitionWords.what(definition)))
            .with("To whom", new Prose(DefinitionWords.callers(definition)))
            .with("Conditions", new Prose(DefinitionWords.without(definition)))
            .with("Where", new Prose(DefinitionWords.where(definition)))
            .with("Which texts", new Prose(DefinitionWords.types(definition)))
            .with("Level", guardrail.level().title() + ": " + guardrail.level().meaning());
    Paragraph limits = new Paragraph(DefinitionWords.limits(definition));
    limits.addClassNames("qm-muted", "qm-small");
    return new Panel(
        "What it guards", new Paragraph(new Prose(guardrail.content().purpose())), facts, limits);
  }

  private Panel exceptions(Guardrail guardrail) {
    Panel panel = new Panel("Exceptions");
    List<Exemption> all = guardrail.content().exemptions();
    if (all.isEmpty()) {
      panel.content(
          new EmptyState(
              "No exceptions",
              "An exception has an owner and a last day. It is for one policy, an account, or repositories by their names."));
      return panel;
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    all.forEach(exemption -> list.add(line(guardrail, exemption)));
    panel.flush();
    panel.content(list);
    return panel;
  }

  private Div line(Guardrail guardrail, Exemption exemption) {
    boolean open = exemption.isOpen(clock.instant());
    Div first = new Div(what(exemption), new Chip(open ? "counts" : "expired"));
    first.addClassName("qm-row");
    Span who =
        new Span(
            new Span(
                exemption.owner() + ": " + exemption.reason() + ". " + (open ? "Ends " : "Ended ")),
            new TimeText(exemption.expires(), clock));
    who.addClassName("qm-muted");
    Div line = new Div(first, who);
    line.addClassName("qm-line");
    if (isAdmin() && open) {
      line.add(
          new Button(
              "End…",
              click ->
                  new ReasonDialog(
                          "End exception",
                          "End it",
                          reason ->
                              SavedGuardrail.of(
                                  guardrails.endException(
                                      guardrail.id(), guardrail.revision(), exemption, reason),
                                  saved -> {},
                                  io.quaymaster.console.ui.kit.Notices::failed))
                      .open()));
    }
    return line;
  }

  private Component what(Exemption exemption) {
    return switch (exemption.kind()) {
      case POLICY ->
          PolicyId.parse(exemption.value())
              .flatMap(policies::policy)
              .<Component>map(
                  policy -> new Link(Screens.policy(policy.id()), PolicyTitle.of(policy)))
              .orElseGet(() -> new Span("A policy that is gone"));
      case ACCOUNT -> new Link(Screens.account(exemption.value()), "Account " + exemption.value());
      case REPOSITORIES -> new Prose("Repositories `" + exemption.value() + "`");
    };
  }

  private Panel violators(Guardrail guardrail) {
    Optional<Consumer<PolicySummary>> except =
        isAdmin() ? Optional.of(policy -> except(guardrail, policy)) : Optional.empty();
    return new Panel(
        "Who violates it today",
        new Progressing<>(
            background,
            "Examining every text in force",
            progress ->
                survey.violations(
                    guardrail.definition(), progress, () -> Thread.currentThread().isInterrupted()),
            answer -> new Violators(guardrail, answer, clock, except)));
  }

  private void except(Guardrail guardrail, @Nullable PolicySummary policy) {
    List<PolicySummary> choices =
        policies.policies(PolicyFilter.ALL, POLICIES).stream()
            .filter(guardrail::appliesTo)
            .toList();
    new ExceptionForm(guardrails, guardrail, choices, policy, clock).open();
  }

  private Panel history(Guardrail guardrail) {
    Div list = new Div();
    list.addClassName("qm-lines");
    guardrails.revisions(guardrail.id()).forEach(revision -> list.add(line(revision)));
    Panel panel = new Panel("History").flush();
    panel.content(list);
    return panel;
  }

  private Div line(Guardrail revision) {
    Div first = new Div(new LevelChip(revision.level()));
    first.addClassName("qm-row");
    Span who = new Span();
    who.addClassName("qm-muted");
    if (revision.author() == null || revision.at() == null) {
      first.add(new Span("Built in"));
      who.setText("As it comes with the console");
    } else {
      first.add(new Span("Revision " + revision.revision() + ": " + revision.reason()));
      who.add(
          new Span("by " + revision.author().name() + ", "), new TimeText(revision.at(), clock));
    }
    Div line = new Div(first, who);
    line.addClassName("qm-line");
    return line;
  }
}
