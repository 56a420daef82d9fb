package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.AccountNames;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.FlagChip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PrincipalName;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Because;
import io.quaymaster.iam.analysis.Witness;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Decision;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One class of access that was gained or lost: who, what, where, under which conditions, how
/// risky, because of which statements, and a request that proves it.
final class ClassCard extends Article {
  /// What a card shows, and where it leads.
  ///
  /// @param beforeName what the earlier side is called, such as `v4`
  /// @param run the address that runs the witness
  /// @param since the address that tells which versions grant the class; empty where there are none
  /// @param json the witness as a decision case
  record Shown(
      AccessClass changed,
      boolean gained,
      String beforeName,
      String afterName,
      AccountNames accounts,
      String run,
      String since,
      String json) {}

  ClassCard(Shown shown, Consumer<ClassCard> because) {
    addClassName("qm-class");
    getElement().setAttribute("data-direction", shown.gained() ? "gained" : "lost");
    Direction direction = shown.gained() ? Direction.GAINED : Direction.LOST;
    H3 sentence = new H3(new AccessSentence(direction, shown.changed(), shown.accounts()));
    sentence.addClassName("qm-class-title");
    add(signs(shown), sentence, why(shown, because), witness(shown), foot(shown));
  }

  private static Component signs(Shown shown) {
    AccessClass changed = shown.changed();
    AccessState state = shown.gained() ? AccessState.gained() : AccessState.lost();
    if (!changed.conditions().isEmpty()) {
      state.conditional();
    }
    Div signs = new Div(state);
    signs.addClassName("qm-class-signs");
    changed.flags().forEach(flag -> signs.add(FlagChip.of(flag.name())));
    if (changed.needsCallerPolicy()) {
      signs.add(
          new Chip("with their own policy")
              .explained(
                  "Only if the caller's own policies allow it too: this is the repository's half of the grant."));
    }
    return signs;
  }

  private Component why(Shown shown, Consumer<ClassCard> because) {
    String text = statements(shown.changed().because(), shown.beforeName(), shown.afterName());
    if (text.isEmpty()) {
      return new Span();
    }
    NativeButton show = new NativeButton();
    show.add(new Prose("Because of " + text));
    show.addClassNames("qm-statement-link", "qm-class-because");
    show.addClickListener(click -> because.accept(this));
    return show;
  }

  /// The proof, in short.
  private static Component witness(Shown shown) {
    Witness witness = shown.changed().witness();
    Div line =
        new Div(
            new Span("For example "),
            PrincipalName.example(
                witness.request().principal(), shown.changed().principals().text()),
            new Prose(" with `" + witness.request().action() + "`: "),
            answers(shown));
    line.addClassName("qm-class-proof");
    return line;
  }

  private static Span answers(Shown shown) {
    Witness witness = shown.changed().witness();
    Span both =
        new Span(
            answer(shown.beforeName(), witness.before().decision()),
            answer(shown.afterName(), witness.after().decision()));
    both.addClassName("qm-class-answers");
    return both;
  }

  /// The whole proof on demand, and the way to run it.
  private static Component foot(Shown shown) {
    AccessClass changed = shown.changed();
    RequestContext request = changed.witness().request();
    Facts facts = new Facts();
    facts.with("Actions", actions(changed));
    facts.with("Principal", new Prose("`" + request.principal().text() + "`"));
    facts.with("Action", new Prose("`" + request.action() + "`"));
    facts.with("Resource", new Prose("`" + request.resource() + "`"));
    request.context().forEach((key, value) -> facts.with(key, new Prose("`" + text(value) + "`")));
    CopyButton copy = new CopyButton(shown.json(), "the witness as a decision case");
    copy.add(" Copy the witness as JSON");
    Div all = new Div(facts, copy);
    all.addClassNames("qm-stack", "qm-class-details");
    NativeDetails details =
        new NativeDetails(
            Plural.of(changed.actions().size(), "action", "actions") + ", whole witness", all);
    Div foot = new Div(details, new LinkButton(shown.run(), "ask", "Run this witness"));
    if (!shown.since().isEmpty()) {
      foot.add(new LinkButton(shown.since(), "history", "When did this appear?"));
    }
    foot.addClassName("qm-class-foot");
    return foot;
  }

  private static Component actions(AccessClass changed) {
    Div all = new Div();
    all.addClassName("qm-class-actions");
    for (String action : changed.actions()) {
      all.add(
          ServiceReference.load().action(action).isPresent()
              ? new Link(Screens.referenceAction(action), new Code(action))
              : new Prose("`" + action + "` (unknown)"));
    }
    return all;
  }

  static String text(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> text;
      case ContextValue.Many(List<String> texts) -> "[" + String.join(", ", texts) + "]";
    };
  }

  private static Component answer(String side, Decision decision) {
    Span name = new Span(side);
    name.addClassName("qm-class-side");
    AccessState state =
        switch (decision) {
          case Decision.Allowed allowed -> AccessState.allowed();
          case Decision.ExplicitDeny denied -> AccessState.denied();
          case Decision.ImplicitDeny denied -> AccessState.notAllowed();
        };
    Span answer = new Span(name, state);
    answer.addClassName("qm-class-answer");
    return answer;
  }

  /// The statements that a class is there because of, by side: *statement `Pull` of v4 and …*;
  /// where both sides call them the same, *statement `Pull` of v3 and v4*.
  static String statements(Because because, String beforeName, String afterName) {
    List<String> old = because.before().stream().map(ClassCard::name).toList();
    if (!old.isEmpty() && old.equals(because.after().stream().map(ClassCard::name).toList())) {
      return String.join(", ", old) + " of " + beforeName + " and " + afterName;
    }
    String after = statements(because.after(), afterName);
    String before = statements(because.before(), beforeName);
    return after.isEmpty() || before.isEmpty() ? after + before : after + " and " + before;
  }

  private static String statements(List<StatementRef> refs, String side) {
    if (refs.isEmpty()) {
      return "";
    }
    return refs.stream().map(ClassCard::name).collect(Collectors.joining(", ")) + " of " + side;
  }

  static String name(StatementRef ref) {
    String sid = ref.sid();
    return sid == null || sid.isEmpty()
        ? "statement " + (ref.index() + 1)
        : "statement `" + sid + "`";
  }
}
