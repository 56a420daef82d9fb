package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.NarrowFold;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Who can do what on which repository, now or at a time that is past, and why.
@Route(Screens.ASK)
@Menu(title = "Ask", order = 4, icon = "ask")
@PermitAll
class AskView extends Screen implements BeforeEnterObserver {
  private final Answers answers;
  private final BackgroundWork background;
  private final QuestionForm form;
  private final NarrowFold question;
  private final Div answer = new Div();

  AskView(
      Answers answers,
      PrincipalCatalog principals,
      RegistryCatalog registries,
      BackgroundWork background,
      Clock clock) {
    super("Ask");
    this.answers = answers;
    this.background = background;
    this.form = new QuestionForm(principals, registries, clock, this::go);
    answer.addClassName("qm-stack");
    answer.getElement().setAttribute("aria-live", "polite");
    question = new NarrowFold("Change the question", new Panel("Question", form));
    body(new AskModes(AskModes.Mode.CHECK), question, answer);
  }

  static String address(Asked asked) {
    String query = asked.write().getQueryString();
    return query.isEmpty() ? Screens.ASK : Screens.ASK + "?" + query;
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
    name("Ask");
    if (!asked.isComplete()) {
      answer.add(
          new EmptyState(
              "Ask who can do what",
              "Say who, what and on which repository. The answer shows every policy that has a say, which statement"
                  + " decides, and what would turn it."),
          AnswerAdvice.beforehand());
      return;
    }
    List<String> faults = new ArrayList<>();
    Asked.unread(event.getLocation().getQueryParameters())
        .forEach(part -> faults.add("The address says `" + part + "`, which cannot be read."));
    faults.addAll(answers.unknownVersions(asked));
    faults.forEach(fault -> answer.add(new Note(PlainProse.of(fault)).caution()));
    if (form.verify(asked) && faults.isEmpty()) {
      question.filledIn(true);
      name(form.inWords(asked), new Crumb("Ask", Screens.ASK));
      answer.add(new Later<>(background, "the answer", 6, () -> answers.to(asked), this::show));
    }
  }

  private Component show(Answers.Given given) {
    Asked pinned = given.asked().at(given.at());
    if (given.asked().at() == null) {
      getUI()
          .ifPresent(ui ->
              ui.getPage()
                  .getHistory()
                  .replaceState(null, new Location(Screens.ASK, pinned.write())));
    }
    Div all = new Div();
    all.addClassName("qm-stack");
    all.add(asOf(given, pinned));
    given.alternatives().forEach(alternative -> all.add(note(alternative)));
    all.add(
        switch (given.answer()) {
          case Answers.Answer.OfTask(TaskAnswer task) -> new TaskPage(task, answers::model);
          case Answers.Answer.OfAction(AnswerPage.Model model) ->
              new AnswerPage(model, given.asked());
        });
    return all;
  }

  private static Component asOf(Answers.Given given, Asked pinned) {
    Div line = new Div();
    line.addClassNames("qm-row", "qm-muted", "qm-small", "qm-answered");
    line.add(new Span("Answered with what was in force at " + TimeText.exact(given.at()) + "."));
    CopyButton copy = new CopyButton(address(pinned), "the permanent link").absolute();
    copy.add(" Copy permanent link");
    line.add(copy);
    if (given.asked().at() != null) {
      line.add(new Link(address(given.asked().at(null)), "Ask again for now"));
    }
    return line;
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
