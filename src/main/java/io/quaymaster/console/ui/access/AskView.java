package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.NarrowFold;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who can do what on which repository, now or at a time that is past, and why.
@Route(Screens.ASK)
@Menu(title = "Ask", order = 4, icon = "ask")
@PermitAll
class AskView extends Screen implements BeforeEnterObserver {
  private final Answers answers;
  private final Expectations expectations;
  private final Clock clock;
  private final QuestionForm form;
  private final NarrowFold question;
  private final AnswerPlace answer;

  AskView(
      Answers answers,
      PrincipalCatalog principals,
      RegistryCatalog registries,
      PolicyCatalog policies,
      Expectations expectations,
      BackgroundWork background,
      Clock clock) {
    super("Ask");
    this.expectations = expectations;
    this.answers = answers;
    this.clock = clock;
    this.form = new QuestionForm(principals, registries, policies, clock, this::go);
    this.answer = new AnswerPlace(background);
    question = new NarrowFold("Change the question", new Panel("Question", form));
    body(new AskModes(AskModes.Mode.CHECK), question, answer);
  }

  static String address(Asked asked) {
    return asked.address(Screens.ASK);
  }

  private void go(Asked asked) {
    getUI().ifPresent(ui -> ui.navigate(AskView.class, asked.write()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Asked asked = Asked.read(event.getLocation().getQueryParameters());
    form.show(asked);
    answer.removeAll();
    question.filledIn(false);
    actions();
    name("Ask");
    if (!asked.isComplete()) {
      answer.add(
          new EmptyState(
              "Ask who can do what",
              "Say who, what and on which repository. The answer shows every policy that has a say,"
                  + " which statement decides, and what would turn it."),
          AnswerAdvice.beforehand());
      return;
    }
    List<String> faults =
        new ArrayList<>(AnswerPlace.faults(event.getLocation().getQueryParameters(), Asked.PARTS));
    faults.addAll(answers.unknownVersions(asked));
    answer.faults(faults);
    Optional<Asked> verified = form.verified(asked);
    if (verified.isPresent() && faults.isEmpty()) {
      question.filledIn(true);
      name(form.inWords(verified.get()), new Crumb("Ask", Screens.ASK));
      answer.answer(() -> answers.to(verified.get()), this::show);
    }
  }

  private Component show(Answers.Given given) {
    List<Component> deeds = new ArrayList<>();
    if (given.asked().assumed().isEmpty()) {
      deeds.add(new LinkButton(given.asked().address(Screens.ASK_SINCE), "history", "Since when?"));
    }
    if (expectations.mayWrite()) {
      deeds.add(
          new LinkButton(
              given.asked().address(Screens.EXPECTATION_NEW), "expectations", "Expect this"));
    }
    actions(deeds.toArray(Component[]::new));
    Div all = new Div();
    all.addClassName("qm-stack");
    all.add(new AnsweredAt(Screens.ASK, given.asked(), given.at(), clock.instant()));
    given.alternatives().forEach(alternative -> all.add(note(alternative)));
    all.add(
        switch (given.answer()) {
          case Answers.Answer.OfTask(TaskAnswer task) -> new TaskPage(task, answers::model);
          case Answers.Answer.OfAction(AnswerPage.Model model) ->
              new AnswerPage(model, given.asked());
        });
    return all;
  }

  private static Note note(Answers.Alternative alternative) {
    List<Component> deeds = new ArrayList<>();
    deeds.add(new Link(address(alternative.asked()), alternative.offer()));
    if (!alternative.comparison().isEmpty()) {
      deeds.add(new Link(alternative.comparison(), "Compare"));
    }
    return new Note(alternative.fact(), deeds.toArray(Component[]::new));
  }
}
