package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.access.ReverseQuestions;
import io.quaymaster.console.access.ReverseQuestions.WhoCan;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.NarrowFold;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who can do a task or an action with a repository: everybody whom its policies let, by classes,
/// and whom of those on file.
@Route(Screens.ASK_WHO)
@PermitAll
class WhoCanView extends Screen implements BeforeEnterObserver {
  private final ReverseQuestions questions;
  private final BackgroundWork background;
  private final Clock clock;
  private final WhatChoices choices = new WhatChoices();
  private final ComboBox<String> what;
  private final ComboBox<String> on;
  private final DateTimePicker at;
  private final NarrowFold question;
  private final Div answer = new Div();

  WhoCanView(
      ReverseQuestions questions,
      RegistryCatalog registries,
      BackgroundWork background,
      Clock clock) {
    super("Who can…");
    this.questions = questions;
    this.background = background;
    this.clock = clock;
    this.what = QuestionFields.what("Does what", choices);
    this.on = QuestionFields.on("With which repository", registries);
    this.at = QuestionFields.at(clock);
    answer.addClassName("qm-stack");
    answer.getElement().setAttribute("aria-live", "polite");
    Div fields = new Div(what, on, at);
    fields.addClassNames("qm-question-fields", "qm-question-three");
    Button ask = new Button("Ask", click -> submit());
    ask.addThemeVariants(ButtonVariant.PRIMARY);
    ask.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
    Div deeds = new Div(ask);
    deeds.addClassNames("qm-question-deeds", "qm-question-deeds-end");
    Div form = new Div(fields, deeds);
    form.addClassName("qm-question");
    question = new NarrowFold("Change the question", new Panel("Question", form));
    body(new AskModes(AskModes.Mode.WHO), question, answer);
  }

  private void submit() {
    Asked asked =
        new Asked(
            "",
            Optional.ofNullable(what.getValue()).orElse(""),
            Optional.ofNullable(on.getValue()).orElse(""),
            QuestionFields.instant(at),
            java.util.Map.of(),
            java.util.Map.of());
    getUI().ifPresent(ui -> ui.navigate(WhoCanView.class, asked.write()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Asked asked = Asked.read(event.getLocation().getQueryParameters());
    what.setValue(asked.what().isBlank() ? null : asked.what());
    on.setValue(asked.on().isBlank() ? null : asked.on());
    QuestionFields.show(at, asked.at());
    answer.removeAll();
    question.filledIn(false);
    name("Who can…", new Crumb("Ask", Screens.ASK));
    if (asked.what().isBlank() && asked.on().isBlank()) {
      answer.add(
          new EmptyState(
              "Ask who can do something",
              "Say what, and with which repository. The answer tells everybody whom the policies there let, on file or"
                  + " not: principals, accounts, organizations, all of AWS, and under which conditions."));
      return;
    }
    List<String> unread = Asked.unread(event.getLocation().getQueryParameters());
    unread.forEach(part ->
        answer.add(
            new Note(PlainProse.of("The address says `" + part + "`, which cannot be read."))
                .caution()));
    Optional<String> deed = QuestionFields.checked(what, choices::read);
    Optional<String> repository = QuestionFields.checked(on, QuestionFields::repository);
    if (deed.isEmpty() || repository.isEmpty() || !unread.isEmpty()) {
      return;
    }
    RepositoryId id = RepositoryId.ofArn(repository.get()).orElseThrow();
    Optional<String> misfit = choices.misfit(deed.get(), id.registry().kind());
    QuestionFields.say(what, misfit);
    if (misfit.isEmpty()) {
      question.filledIn(true);
      name(
          "Who can do " + choices.title(deed.get()) + " on " + id.name() + "?",
          new Crumb("Ask", Screens.ASK));
      ask(new Asked("", deed.get(), repository.get(), asked.at(), asked.keys(), asked.assumed()));
    }
  }

  private void ask(Asked asked) {
    Instant when = Optional.ofNullable(asked.at()).orElseGet(clock::instant);
    RepositoryId repository = RepositoryId.ofArn(asked.on()).orElseThrow();
    WhoCan whoCan = new WhoCan(asked.what(), repository, when, asked.assumed());
    answer.add(
        new Later<>(
            background,
            "the answer",
            6,
            () -> found(whoCan),
            found ->
                switch (found) {
                  case Found.Answered(var given) ->
                      new WhoCanPage(whoCan, choices.title(asked.what()), given);
                  case Found.Refused(String why) -> refused(why);
                }));
  }

  private sealed interface Found {
    record Answered(ReverseQuestions.WhoCanAnswer answer) implements Found {}

    record Refused(String why) implements Found {}
  }

  private Found found(WhoCan whoCan) {
    try {
      return new Found.Answered(questions.whoCan(whoCan));
    } catch (IllegalArgumentException e) {
      return new Found.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Component refused(String why) {
    return new EmptyState("Not a matter of this repository", PlainProse.of(why));
  }
}
