package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.access.ReverseQuestions;
import io.quaymaster.console.access.ReverseQuestions.RepositoryExtents;
import io.quaymaster.console.access.ReverseQuestions.WhatCanAnswer;
import io.quaymaster.console.access.ReverseQuestions.WhatCanTable;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.NarrowFold;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody can do with the repositories on file.
@Route(Screens.ASK_WHAT)
@PermitAll
class WhatCanView extends Screen implements BeforeEnterObserver {
  private final ReverseQuestions questions;
  private final BackgroundWork background;
  private final Clock clock;
  private final ComboBox<String> who;
  private final DateTimePicker at;
  private final NarrowFold question;
  private final Div answer = new Div();

  WhatCanView(
      ReverseQuestions questions,
      PrincipalCatalog principals,
      BackgroundWork background,
      Clock clock) {
    super("What can…");
    this.questions = questions;
    this.background = background;
    this.clock = clock;
    this.who = QuestionFields.who("Who", principals);
    this.at = QuestionFields.at(clock);
    answer.addClassName("qm-stack");
    answer.getElement().setAttribute("aria-live", "polite");
    Div fields = new Div(who, at);
    fields.addClassNames("qm-question-fields", "qm-question-two");
    Button ask = new Button("Ask", click -> submit());
    ask.addThemeVariants(ButtonVariant.PRIMARY);
    ask.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
    Div deeds = new Div(ask);
    deeds.addClassNames("qm-question-deeds", "qm-question-deeds-end");
    Div form = new Div(fields, deeds);
    form.addClassName("qm-question");
    question = new NarrowFold("Change the question", new Panel("Question", form));
    body(new AskModes(AskModes.Mode.WHAT), question, answer);
  }

  private void submit() {
    Asked asked =
        new Asked(
            Optional.ofNullable(who.getValue()).orElse(""),
            "",
            "",
            QuestionFields.instant(at),
            Map.of(),
            Map.of());
    getUI().ifPresent(ui -> ui.navigate(WhatCanView.class, asked.write()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Asked asked = Asked.read(event.getLocation().getQueryParameters());
    who.setValue(asked.who().isBlank() ? null : asked.who());
    QuestionFields.show(at, asked.at());
    answer.removeAll();
    question.filledIn(false);
    name("What can…", new Crumb("Ask", Screens.ASK));
    if (asked.who().isBlank()) {
      answer.add(
          new EmptyState(
              "Ask what somebody can do",
              "Say who. The answer tells how much of pulling, pushing, deleting and administering it can do with each"
                  + " repository on file."));
      return;
    }
    List<String> unread = Asked.unread(event.getLocation().getQueryParameters());
    unread.forEach(part ->
        answer.add(
            new Note(PlainProse.of("The address says `" + part + "`, which cannot be read."))
                .caution()));
    Optional<String> caller = QuestionFields.checked(who, QuestionFields::caller);
    if (caller.isPresent() && unread.isEmpty()) {
      question.filledIn(true);
      name("What can " + QuestionFields.name(caller.get()) + " do?", new Crumb("Ask", Screens.ASK));
      Instant when = Optional.ofNullable(asked.at()).orElseGet(clock::instant);
      answer.add(
          new Later<>(
              background,
              "the answer",
              6,
              () -> questions.whatCan(caller.get(), when),
              given -> shown(caller.get(), when, given)));
    }
  }

  private static Component shown(String caller, Instant when, WhatCanAnswer given) {
    Div all = new Div();
    all.addClassName("qm-stack");
    Span asOf = new Span("Answered with what was in force at " + TimeText.exact(when) + ".");
    asOf.addClassNames("qm-muted", "qm-small");
    all.add(asOf);
    if (given.principal() == null && caller.startsWith("arn:") && !caller.endsWith(":root")) {
      all.add(
          new Note(
                  "This principal is not on file, and neither are its own policies: only what repositories grant by"
                      + " themselves is told.")
              .caution());
    }
    boolean nothing =
        given.privately().repositories().isEmpty() && given.publicly().repositories().isEmpty();
    if (nothing) {
      all.add(
          new EmptyState(
              "Nothing",
              "It can do none of this with any of the "
                  + Plural.of(given.examined(), "repository", "repositories")
                  + " on file."));
      return all;
    }
    add(all, "Private repositories", caller, given.privately());
    add(all, "Public repositories", caller, given.publicly());
    Paragraph scope =
        new Paragraph(
            (given.examined() < given.known() ? "The first " : "All ")
                + Plural.number(given.examined())
                + (given.examined() < given.known() ? " of " + given.known() : "")
                + " repositories on file were looked at; those with which it can do nothing are left out. Logging in is"
                + " a matter of its own policies alone. Public repositories can be pulled by everyone.");
    scope.addClassNames("qm-muted", "qm-small");
    all.add(scope);
    return all;
  }

  private static void add(Div all, String title, String caller, WhatCanTable found) {
    if (found.repositories().isEmpty()) {
      return;
    }
    ExtentTable table = new ExtentTable(title, "Repository", found.tasks());
    for (RepositoryExtents one : found.repositories()) {
      String region = one.repository().id().registry().region();
      table.with(
          new Link(Screens.repository(one.repository().id()), one.repository().id().name().value()),
          " of " + one.repository().accountName() + (region.isEmpty() ? "" : ", " + region),
          one.extents(),
          task -> Screens.ask(caller, task.id(), one.repository().id()));
    }
    all.add(new Panel(title, table).flush());
  }
}
