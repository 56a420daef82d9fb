package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.analysis.AccessConditions;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.Remedy;
import io.quaymaster.iam.service.ServiceReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The answer to a question about one action, from the word at the top to the policies themselves.
final class AnswerPage extends Div {
  /// An answer with the texts of the policies that had a say.
  record Model(AccessAnswer answer, Map<String, ShownPolicy> texts) {}

  AnswerPage(Model model, Asked asked) {
    addClassName("qm-stack");
    AccessAnswer answer = model.answer();
    add(hero(answer));
    if (answer.verdict() instanceof Verdict.Conditional conditional) {
      add(cases(conditional, asked));
    }
    add(parts(model));
  }

  /// The same without the word at the top, for one action of a task.
  static Component parts(Model model) {
    AccessAnswer answer = model.answer();
    Explanation explanation = answer.explanation();
    PolicyTexts texts = new PolicyTexts(explanation, model.texts());
    Panel layers =
        new Panel(
            "Who has a say, in this order",
            new LayerList(explanation, answer.notOnFile(), texts::reveal));
    Div side =
        new Div(
            remedies(explanation),
            request(answer),
            new Panel("Good to know", AnswerAdvice.shown(explanation)));
    side.addClassName("qm-stack");
    Div columns = new Div(layers.flush(), side);
    columns.addClassNames("qm-columns", "qm-columns-wide-first");
    Div all = new Div();
    all.addClassName("qm-stack");
    answer.warnings().forEach(warning -> all.add(note(warning)));
    explanation.result().notes().forEach(note -> all.add(note(note.text())));
    all.add(columns, texts);
    return all;
  }

  private static Note note(String sentence) {
    return new Note(new Component[] {new Prose(sentence)}).caution();
  }

  private static VerdictHero hero(AccessAnswer answer) {
    Explanation explanation = answer.explanation();
    String sentence = sentence(answer);
    VerdictHero.Word word = VerdictHero.Word.of(answer.verdict());
    boolean saysNo =
        !explanation.awsMessage().isEmpty() && !(answer.verdict() instanceof Verdict.Unknown);
    return saysNo
        ? new VerdictHero(word, sentence, VerdictHero.aws(explanation.awsMessage()))
        : new VerdictHero(word, sentence);
  }

  /// The reason of an answer, in a sentence.
  static String sentence(AccessAnswer answer) {
    String reason = answer.explanation().reason();
    return switch (answer.verdict()) {
      case Verdict.Unknown(String missing) -> missing;
      case Verdict.Conditional conditional ->
          "It hangs on context keys that the question does not tell. Without them it is "
              + (conditional.allowed() ? "allowed." : "not allowed.");
      case Verdict.Allowed allowed -> reason + caveat(answer);
      case Verdict.DeniedExplicitly denied -> reason;
      case Verdict.DeniedImplicitly denied -> reason;
    };
  }

  private static String caveat(AccessAnswer answer) {
    return answer.notOnFile().isEmpty()
        ? ""
        : " Policies that are not on file could still deny it.";
  }

  /// The cases in which it is allowed, each with a way to ask as if it were so.
  private static Panel cases(Verdict.Conditional conditional, Asked asked) {
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-ways");
    for (AccessConditions.Case one : conditional.cases()) {
      Map<String, List<String>> keys = new LinkedHashMap<>();
      one.example().forEach((key, value) -> keys.put(key, texts(value)));
      ListItem item =
          new ListItem(new Prose("Allowed if " + AccessSentence.allOf(one.conditions()) + ". "));
      if (!keys.isEmpty()) {
        item.add(new Link(AskView.address(asked.withKeys(keys)), "Ask with it"));
      }
      list.add(item);
    }
    Panel panel = new Panel("What it hangs on", list);
    String rest =
        conditional.open().isEmpty()
            ? "In every other case it is not allowed."
            : conditional.open();
    Prose note = new Prose(rest);
    note.addClassNames("qm-muted", "qm-small");
    panel.add(note);
    return panel;
  }

  private static Panel remedies(Explanation explanation) {
    List<Remedy> remedies = explanation.remedies();
    String title =
        explanation.decision().isAllowed()
            ? "The smallest change that takes it away"
            : "The smallest change that allows it";
    if (remedies.isEmpty()) {
      return new Panel(title, new Prose("No change of policies turns this answer."));
    }
    if (remedies.size() == 1) {
      return new Panel(title, new Prose(remedies.getFirst().text()));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-ways");
    remedies.forEach(remedy -> list.add(new ListItem(new Prose(remedy.text()))));
    return new Panel(title, new Span("All of this together:"), list);
  }

  private static Panel request(AccessAnswer answer) {
    Explanation explanation = answer.explanation();
    Facts facts =
        new Facts()
            .with("Principal", code(explanation.request().principal().text()))
            .with("Action", action(explanation.request().action()))
            .with("Resource", code(explanation.request().resource()));
    answer
        .question()
        .context()
        .forEach((key, value) -> facts.with(key, code(shown(value).replace("`", ""))));
    Facts derived = new Facts();
    answer
        .derived()
        .forEach((key, value) -> derived.with(key, code(shown(value).replace("`", ""))));
    com.vaadin.flow.component.details.Details more =
        new com.vaadin.flow.component.details.Details(
            answer.derived().size() + " keys filled in, as AWS would", derived);
    more.addClassName("qm-derived");
    Panel panel = new Panel("The request", facts, more);
    panel.add(versions(answer));
    return panel;
  }

  private static Component versions(AccessAnswer answer) {
    Div used = new Div();
    used.addClassNames("qm-versions-used", "qm-small");
    Span label = new Span("Versions used: ");
    label.addClassName("qm-muted");
    used.add(label);
    if (answer.policies().versions().isEmpty()) {
      used.add("none on file");
    }
    answer
        .policies()
        .versions()
        .forEach(version ->
            used.add(
                new Link(
                    Screens.version(version.version().policy(), version.version().number()),
                    version.name())));
    return used;
  }

  private static Component action(String id) {
    return ServiceReference.load().action(id).isPresent()
        ? new Link(Screens.referenceAction(id), code(id))
        : code(id);
  }

  private static Prose code(String text) {
    return new Prose("`" + text + "`");
  }

  static String shown(ContextValue value) {
    return texts(value).stream().collect(Collectors.joining("`, `", "`", "`"));
  }

  private static List<String> texts(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> List.of(text);
      case ContextValue.Many(List<String> texts) -> texts;
    };
  }
}
