package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.FlagChip;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PrincipalName;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Decision;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.StatementRef;
import java.util.ArrayList;
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
  /// @param json the witness as a decision case
  record Shown(
      AccessClass changed,
      boolean gained,
      String beforeName,
      String afterName,
      String run,
      String json) {}

  ClassCard(Shown shown, Consumer<ClassCard> because) {
    AccessClass changed = shown.changed();
    addClassName("qm-class");
    getElement().setAttribute("data-direction", shown.gained() ? "gained" : "lost");
    add(head(shown), facts(changed), proof(shown));
    Div why = because(shown, because);
    add(why);
  }

  private static Component head(Shown shown) {
    AccessClass changed = shown.changed();
    AccessState state = shown.gained() ? AccessState.gained() : AccessState.lost();
    H3 title = new H3(new Prose(deeds(changed)));
    title.addClassName("qm-class-title");
    Div line = new Div(state, title);
    line.addClassName("qm-class-head");
    Div flags = new Div();
    flags.addClassName("qm-class-flags");
    changed.flags().forEach(flag -> flags.add(FlagChip.of(flag.name())));
    Div head = new Div(line, flags);
    head.addClassName("qm-class-top");
    return head;
  }

  /// `docker push, delete an image and 3 more actions`.
  static String deeds(AccessClass changed) {
    Deeds deeds = Deeds.of(changed);
    List<String> parts = new ArrayList<>(deeds.tasks());
    int rest = deeds.rest().size();
    if (rest == 1 || (rest == 2 && parts.isEmpty())) {
      deeds.rest().forEach(action -> parts.add("`" + action + "`"));
    } else if (rest > 0) {
      parts.add(
          parts.isEmpty()
              ? Plural.of(rest, "action", "actions")
              : Plural.of(rest, "more action", "more actions"));
    }
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  private static Component facts(AccessClass changed) {
    Facts facts = new Facts();
    facts.with("Who", new Prose(upper(changed.principals().text())));
    if (!changed.resources().text().isEmpty()) {
      facts.with("On", new Prose(changed.resources().text()));
    }
    for (ConditionText condition : changed.conditions()) {
      facts.with("If", new Prose("`" + condition.key() + "` " + condition.text()));
    }
    if (changed.needsCallerPolicy()) {
      facts.with(
          "Only if",
          new Prose(
              "the caller's own policies allow it too: this is the repository's half of the grant"));
    }
    facts.with("Actions", actions(changed));
    return facts;
  }

  private static Component actions(AccessClass changed) {
    List<String> names = changed.actions();
    String list = names.stream().collect(Collectors.joining("`, `", "`", "`"));
    Prose all = new Prose(list);
    all.addClassName("qm-small");
    String unknown =
        changed.unknownActions().isEmpty()
            ? ""
            : ", " + changed.unknownActions().size() + " of them unknown to the catalogue";
    if (names.size() <= 3) {
      return unknown.isEmpty() ? all : new Div(all, new Span(unknown));
    }
    return new NativeDetails(Plural.number(names.size()) + " actions" + unknown, all);
  }

  private static Component proof(Shown shown) {
    RequestContext request = shown.changed().witness().request();
    Span label = new Span("For example");
    label.addClassName("qm-class-label");
    Div words = new Div();
    words.add(new PrincipalName(request.principal().text()));
    words.add(
        new Prose(
            " asks for `"
                + request.action()
                + "`"
                + (request.resource().equals("*") ? "" : " on `" + request.resource() + "`")
                + context(request)));
    Div answers =
        new Div(
            answer(shown.beforeName(), shown.changed().witness().before().decision()),
            answer(shown.afterName(), shown.changed().witness().after().decision()));
    answers.addClassName("qm-class-answers");
    CopyButton copy = new CopyButton(shown.json(), "the witness as a decision case");
    copy.add(" Copy as JSON");
    Div deeds = new Div(new LinkButton(shown.run(), "ask", "Run this witness"), copy);
    deeds.addClassName("qm-row");
    Div proof = new Div(label, words, answers, deeds);
    proof.addClassName("qm-class-proof");
    return proof;
  }

  private static String context(RequestContext request) {
    return request.context().isEmpty()
        ? "."
        : ", with "
            + request.context().entrySet().stream()
                .map(entry -> "`" + entry.getKey() + "` = `" + text(entry.getValue()) + "`")
                .collect(Collectors.joining(", "))
            + ".";
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
    answer.addClassName("qm-row");
    return answer;
  }

  private Div because(Shown shown, Consumer<ClassCard> because) {
    Div why = new Div();
    why.addClassName("qm-class-because");
    String text = because(shown);
    if (!text.isEmpty()) {
      NativeButton show = new NativeButton();
      show.add(new Prose(text));
      show.addClassName("qm-statement-link");
      show.addClickListener(click -> because.accept(this));
      why.add(show);
    }
    return why;
  }

  private static String because(Shown shown) {
    String after = statements(shown.changed().because().after(), shown.afterName());
    String before = statements(shown.changed().because().before(), shown.beforeName());
    return after.isEmpty() || before.isEmpty()
        ? (after + before).isEmpty() ? "" : "Because of " + after + before
        : "Because of " + after + " and " + before;
  }

  private static String statements(List<StatementRef> refs, String side) {
    if (refs.isEmpty()) {
      return "";
    }
    return refs.stream().map(ClassCard::name).collect(Collectors.joining(", ")) + " of " + side;
  }

  private static String name(StatementRef ref) {
    String sid = ref.sid();
    return sid == null || sid.isEmpty()
        ? "statement " + (ref.index() + 1)
        : "statement `" + sid + "`";
  }

  private static String upper(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
