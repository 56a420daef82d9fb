package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.access.ReverseQuestions;
import io.quaymaster.console.catalog.PrincipalCatalog;
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

/// What somebody can do with the repositories on file.
@Route(Screens.ASK_WHAT)
@PermitAll
class WhatCanView extends Screen implements BeforeEnterObserver {
  private final ReverseQuestions questions;
  private final Clock clock;
  private final ComboBox<String> who;
  private final DateTimePicker at;
  private final NarrowFold question;
  private final AnswerPlace answer;

  WhatCanView(
      ReverseQuestions questions,
      PrincipalCatalog principals,
      BackgroundWork background,
      Clock clock) {
    super("What can…");
    this.questions = questions;
    this.clock = clock;
    this.answer = new AnswerPlace(background);
    this.who = QuestionFields.who("Who", principals);
    this.at = QuestionFields.at(clock);
    question =
        new NarrowFold(
            "Change the question",
            new Panel("Question", new QuestionPanel("qm-question-two", this::submit, who, at)));
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
    List<String> faults =
        AnswerPlace.faults(event.getLocation().getQueryParameters(), Set.of("who", "at"));
    answer.faults(faults);
    Optional<String> caller = QuestionFields.checked(who, QuestionFields::caller);
    if (caller.isPresent() && faults.isEmpty()) {
      question.filledIn(true);
      name("What can " + QuestionFields.name(caller.get()) + " do?", new Crumb("Ask", Screens.ASK));
      ask(new Asked(caller.get(), "", "", asked.at(), Map.of(), Map.of()));
    }
  }

  private void ask(Asked asked) {
    Instant now = clock.instant();
    Instant when = Optional.ofNullable(asked.at()).orElse(now);
    answer.answer(
        () -> questions.whatCan(asked.who(), when),
        given -> new WhatCanPage(new AnsweredAt(Screens.ASK_WHAT, asked, when, now), asked, given));
  }
}
