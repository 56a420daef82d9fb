package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.access.TaskAnswer.NeedAnswer;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answer about a task: whether all of its actions are granted, which are, and for the chosen
/// one why.
final class TaskPage extends Div {
  private final Div explained = new Div();
  private final Map<NeedAnswer, NativeButton> buttons = new HashMap<>();
  private final Function<AccessAnswer, AnswerPage.Model> models;

  TaskPage(TaskAnswer task, Function<AccessAnswer, AnswerPage.Model> models) {
    this.models = models;
    addClassName("qm-stack");
    add(new VerdictHero(word(task), sentence(task)));
    List<NeedAnswer> all = Stream.concat(task.needs().stream(), task.optional().stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    add(actions(task), explained);
    all.stream()
        .filter(need -> !need.answer().isAllowed())
        .filter(task.needs()::contains)
        .findFirst()
        .ifPresentOrElse(
            this::choose,
            () ->
                choose(
                    all.getLast().need().onRepository()
                        ? firstOnRepository(task)
                        : all.getFirst()));
  }

  private static NeedAnswer firstOnRepository(TaskAnswer task) {
    return task.needs().stream()
        .filter(need -> need.need().onRepository())
        .findFirst()
        .orElse(task.needs().getFirst());
  }

  static VerdictHero.Word word(TaskAnswer task) {
    if (task.isAllowed()) {
      return VerdictHero.Word.ALLOWED;
    }
    List<Verdict> missing =
        task.needs().stream()
            .map(need -> need.answer().verdict())
            .filter(verdict -> !(verdict instanceof Verdict.Allowed))
            .toList();
    if (missing.stream().anyMatch(Verdict.DeniedExplicitly.class::isInstance)) {
      return VerdictHero.Word.DENIED;
    }
    if (missing.stream().anyMatch(Verdict.DeniedImplicitly.class::isInstance)) {
      return VerdictHero.Word.NOT_ALLOWED;
    }
    return missing.stream().anyMatch(Verdict.Unknown.class::isInstance)
        ? VerdictHero.Word.UNKNOWN
        : VerdictHero.Word.CONDITIONAL;
  }

  /// `docker push: no, 4 of 5 actions are granted; ecr:CompleteLayerUpload is missing.`
  static String sentence(TaskAnswer answer) {
    TaskDefinition task = answer.task();
    String title = task.title();
    if (task.alwaysAllowed()) {
      return title + ": yes, always. " + (task.note() == null ? "" : task.note());
    }
    int all = answer.needs().size();
    if (answer.isAllowed()) {
      return title
          + ": yes, "
          + (all == 1 ? "its action is granted" : "all " + all + " actions are granted")
          + ".";
    }
    List<String> missing = new ArrayList<>();
    answer.needs().stream()
        .filter(need -> !need.answer().isAllowed())
        .forEach(need -> missing.add("`" + need.need().action() + "`"));
    boolean open =
        answer.needs().stream()
            .allMatch(need ->
                need.answer().isAllowed()
                    || need.answer().verdict() instanceof Verdict.Unknown
                    || need.answer().verdict() instanceof Verdict.Conditional);
    String verb =
        open
            ? missing.size() == 1 ? "is open" : "are open"
            : missing.size() == 1 ? "is missing" : "are missing";
    return title
        + (open ? ": not certain, " : ": no, ")
        + answer.granted()
        + " of "
        + all
        + (all == 1 ? " action" : " actions")
        + (answer.granted() == 1 ? " is granted; " : " are granted; ")
        + join(missing)
        + " "
        + verb
        + ".";
  }

  private static String join(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "))
            + " and "
            + names.getLast();
  }

  private Panel actions(TaskAnswer task) {
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-needs");
    task.needs().forEach(need -> list.add(item(need, false)));
    task.optional().forEach(need -> list.add(item(need, true)));
    Panel panel = new Panel("Its actions", list).flush();
    boolean token = task.needs().stream().anyMatch(need -> need.need().identityPolicyOnly());
    if (token) {
      Prose note =
          new Prose(
              "Token actions never come from a repository policy: only the caller's own policies grant them, on `*`.");
      note.addClassNames("qm-muted", "qm-small", "qm-inset");
      panel.add(note);
    }
    return panel;
  }

  private ListItem item(NeedAnswer need, boolean optional) {
    NativeButton button = new NativeButton();
    button.addClassName("qm-need");
    Prose action = new Prose("`" + need.need().action() + "`");
    action.addClassName("qm-need-action");
    button.add(state(need.answer().verdict()), action);
    Span why = new Span();
    why.addClassNames("qm-muted", "qm-need-why");
    if (need.need().identityPolicyOnly()) {
      why.add(new Chip("own policies only").explained("Never granted by a repository policy."));
    }
    if (optional) {
      why.add(new Chip("not always needed"));
    }
    why.add(new Prose(remark(need)));
    button.add(why);
    button.addClickListener(click -> choose(need));
    buttons.put(need, button);
    return new ListItem(button);
  }

  private static String remark(NeedAnswer need) {
    Need of = need.need();
    String when = of.when() == null ? "" : "When " + of.when() + ". ";
    String why = of.why() == null ? "" : of.why() + ". ";
    return when
        + why
        + switch (need.answer().verdict()) {
          case Verdict.Unknown(String missing) -> missing;
          case Verdict.Conditional(boolean allowed, var cases, String open) ->
              cases.size() == 1
                  ? "Allowed if " + AccessSentence.allOf(cases.getFirst().conditions()) + "."
                  : "It depends on context keys.";
          case Verdict.Allowed a -> statements(need.answer());
          case Verdict.DeniedExplicitly d -> need.answer().explanation().reason();
          case Verdict.DeniedImplicitly d -> need.answer().explanation().reason();
        };
  }

  /// `statement Pull, statement Base of ci-access v1`: what it rests on.
  private static String statements(AccessAnswer answer) {
    return answer.explanation().result().statements().stream()
        .map(DecidingStatement::text)
        .collect(Collectors.joining(", "));
  }

  static AccessState state(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed allowed -> AccessState.allowed();
      case Verdict.DeniedExplicitly denied -> AccessState.denied();
      case Verdict.DeniedImplicitly denied -> AccessState.notAllowed();
      case Verdict.Conditional conditional ->
          (conditional.allowed() ? AccessState.allowed() : AccessState.notAllowed()).conditional();
      case Verdict.Unknown unknown -> AccessState.unknown();
    };
  }

  private void choose(NeedAnswer need) {
    buttons.forEach((other, button) ->
        button.getElement().setAttribute("aria-pressed", String.valueOf(other == need)));
    explained.removeAll();
    com.vaadin.flow.component.html.H2 heading =
        new com.vaadin.flow.component.html.H2(new Prose("Why: `" + need.need().action() + "`"));
    heading.addClassName("qm-why");
    explained.add(heading, AnswerPage.parts(models.apply(need.answer())));
  }
}
