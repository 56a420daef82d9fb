package io.quaymaster.console.ui.expectation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.expectation.Expectation;
import io.quaymaster.console.expectation.ExpectationContent;
import io.quaymaster.console.expectation.ExpectationId;
import io.quaymaster.console.expectation.ExpectationOutcome;
import io.quaymaster.console.expectation.ExpectationRan;
import io.quaymaster.console.expectation.ExpectationRuns;
import io.quaymaster.console.expectation.ExpectationSaved;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.expectation.Met;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.ReasonDialog;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;

/// An expectation: what must be so and why, what is so now, and how it came to be expected.
@Route(Screens.EXPECTATION)
@PermitAll
class ExpectationView extends Screen implements BeforeEnterObserver {
  private final Expectations expectations;
  private final ExpectationRuns runs;
  private final BackgroundWork background;
  private final LiveUpdates updates;
  private final Clock clock;
  private Optional<ExpectationId> id = Optional.empty();

  ExpectationView(
      Expectations expectations,
      ExpectationRuns runs,
      BackgroundWork background,
      LiveUpdates updates,
      Clock clock) {
    super("Expectation");
    this.expectations = expectations;
    this.runs = runs;
    this.background = background;
    this.updates = updates;
    this.clock = clock;
    updates.follow(
        this,
        ExpectationSaved.class,
        saved -> id.filter(saved.after().id()::equals).ifPresent(same -> show()));
    updates.follow(
        this,
        ExpectationRan.class,
        ran -> id.filter(ran.run().expectation()::equals).ifPresent(same -> show()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get("expectation").flatMap(ExpectationId::parse);
    show();
  }

  private void show() {
    Optional<Expectation> found = id.flatMap(expectations::find);
    if (found.isPresent()) {
      page(found.get());
      return;
    }
    name("Expectation", new Crumb("Expectations", Screens.EXPECTATIONS));
    beside();
    actions();
    body(
        new EmptyState(
            "There is no such expectation",
            "The address may be mistyped.",
            new LinkButton(Screens.EXPECTATIONS, "expectations", "All expectations")));
  }

  private void page(Expectation expectation) {
    ExpectationContent content = expectation.content();
    name(ExpectationWords.title(content), new Crumb("Expectations", Screens.EXPECTATIONS));
    beside(StandingChip.of(content.retired(), expectations.lastRun(expectation.id()).orElse(null)));
    LinkButton ask =
        new LinkButton(
            Screens.ASK
                + "?"
                + new QueryParameters(ExpectationWords.query(content)).getQueryString(),
            "ask",
            "Ask this now");
    if (expectations.mayChange(expectation)) {
      String verb = content.retired() ? "Take up again" : "Retire";
      actions(
          ask,
          new Button(verb + "…", click -> retire(expectation, verb)),
          new LinkButton(Screens.expectationEditor(expectation.id()), "edit", "Edit"));
    } else {
      actions(ask);
    }
    Div top = new Div(facts(expectation), now(expectation));
    top.addClassName("qm-columns");
    body(top, history(expectation));
  }

  private void retire(Expectation expectation, String verb) {
    new ReasonDialog(
            verb + " the expectation",
            verb,
            reason -> {
              ExpectationOutcome outcome =
                  expectations.retire(
                      expectation.id(),
                      expectation.revision(),
                      !expectation.content().retired(),
                      reason);
              if (outcome instanceof ExpectationOutcome.Stale) {
                Notices.failed("Somebody has changed it in the meantime; look at it again.");
              }
              show();
            })
        .open();
  }

  private Panel facts(Expectation expectation) {
    ExpectationContent content = expectation.content();
    Facts facts =
        new Facts()
            .with("Who", code(content.principal()))
            .with("Does what", new Span(content.deed()))
            .with(
                "On",
                new Link(Screens.repository(content.repository()), content.at().name().value()));
    content.context().forEach((key, values) -> facts.with(key, code(String.join(", ", values))));
    facts
        .with("Must be", new Chip(content.expected().title()))
        .with("If broken", new Chip(content.severity().title()))
        .with("Owner", content.owner())
        .with("Reason", new Paragraph(content.reason()));
    expectations
        .lastRun(expectation.id())
        .ifPresent(run -> {
          if (run.lastMet() != null) {
            facts.with("Last met", new TimeText(run.lastMet(), clock));
          }
        });
    return new Panel("What must be so", facts);
  }

  private Panel now(Expectation expectation) {
    return new Panel(
        "What is so now",
        new Later<>(
                background,
                "the answer",
                3,
                () -> runs.tryOut(expectation.content()),
                ExpectationView::answer)
            .refreshedBy(updates));
  }

  /// How the answer now compares with what is expected.
  static Component answer(Met met) {
    Div all = new Div(StandingChip.of(met.standing()));
    all.addClassName("qm-stack");
    switch (met) {
      case Met.Yes yes ->
          all.add(new Paragraph("The answer is “" + yes.got().title() + "”, as expected."));
      case Met.Broken(var got, String because, var answers) ->
          all.add(
              new Paragraph("The answer is “" + got.title() + "”."),
              new Paragraph(new Prose(because)));
      case Met.Unanswerable(String why) -> all.add(new Paragraph(new Prose(why)));
    }
    return all;
  }

  private Panel history(Expectation expectation) {
    Div list = new Div();
    list.addClassName("qm-lines");
    expectations
        .revisions(expectation.id())
        .forEach(revision -> {
          Span who =
              new Span(
                  new Span("by " + revision.author().name() + ", "),
                  new TimeText(revision.at(), clock));
          who.addClassName("qm-muted");
          Div first =
              new Div(
                  new Span(
                      "Revision "
                          + revision.revision()
                          + ": "
                          + (revision.note().isEmpty() ? "written down" : revision.note())),
                  new Chip(revision.content().expected().title()),
                  new Chip(revision.content().severity().title()));
          first.addClassName("qm-row");
          Div line = new Div(first, who);
          line.addClassName("qm-line");
          list.add(line);
        });
    Panel panel = new Panel("History").flush();
    panel.content(list);
    return panel;
  }

  private static Code code(String text) {
    return new Code(text);
  }
}
