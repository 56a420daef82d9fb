package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
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
import io.quaymaster.console.ui.kit.NarrowFold;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who can do a task or an action with a repository: everybody whom its policies let, by classes,
/// and whom of those on file.
@Route(Screens.ASK_WHO)
@PermitAll
class WhoCanView extends Screen implements BeforeEnterObserver {
  private final ReverseQuestions questions;
  private final Clock clock;
  private final WhatChoices choices = new WhatChoices();
  private final ComboBox<String> what;
  private final ComboBox<String> on;
  private final DateTimePicker at;
  private final NarrowFold question;
  private final AnswerPlace answer;

  WhoCanView(
      ReverseQuestions questions,
      RegistryCatalog registries,
      BackgroundWork background,
      Clock clock) {
    super("Who can…");
    this.questions = questions;
    this.clock = clock;
    this.answer = new AnswerPlace(background);
    this.what = QuestionFields.what("Does what", choices);
    this.on = QuestionFields.on("With which repository", registries);
    this.at = QuestionFields.at(clock);
    question =
        new NarrowFold(
            "Change the question",
            new Panel(
                "Question", new QuestionPanel("qm-question-three", this::submit, what, on, at)));
    body(new AskModes(AskModes.Mode.WHO), question, answer);
  }

  private void submit() {
    Asked asked =
        new Asked(
            "",
            Optional.ofNullable(what.getValue()).orElse(""),
            Optional.ofNullable(on.getValue()).orElse(""),
            QuestionFields.instant(at),
            Map.of(),
            Map.of());
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
    List<String> faults =
        AnswerPlace.faults(
            event.getLocation().getQueryParameters(), Set.of("what", "on", "at", "assume"));
    answer.faults(faults);
    Optional<String> deed = QuestionFields.checked(what, choices::read);
    Optional<String> repository = QuestionFields.checked(on, QuestionFields::repository);
    if (deed.isEmpty() || repository.isEmpty() || !faults.isEmpty()) {
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
      ask(asked.about("", deed.get(), repository.get()), id);
    }
  }

  private void ask(Asked asked, RepositoryId repository) {
    Instant now = clock.instant();
    Instant when = Optional.ofNullable(asked.at()).orElse(now);
    WhoCan whoCan = new WhoCan(asked.what(), repository, when, asked.assumed());
    answer.answer(
        () -> questions.whoCan(whoCan),
        given ->
            new WhoCanPage(
                new AnsweredAt(Screens.ASK_WHO, asked, when, now),
                asked,
                repository,
                choices.title(asked.what()),
                given));
  }
}
