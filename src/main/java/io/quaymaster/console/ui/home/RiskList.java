package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Risk;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyName;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;

/// The policies that want a look, by reason, the gravest first.
final class RiskList extends Div {
  private static final int SHOWN = 6;

  RiskList(List<Risk> risks) {
    addClassName("qm-risks");
    if (risks.isEmpty()) {
      add(
          new EmptyState(
              "Nothing stands out",
              "No version in force is open to anyone, locks its owner out or holds errors, and every newest version is"
                  + " in force."));
    }
    risks.forEach(risk -> add(section(risk)));
  }

  private static Div section(Risk risk) {
    int count = risk.policies().size();
    Span number = new Span(Plural.number(count));
    number.addClassNames("qm-risk-count", "qm-num");
    H3 heading = new H3(number, new Span(title(risk.reason(), count)));
    Paragraph meaning = new Paragraph(meaning(risk.reason()));
    Div section = new Div(heading, meaning);
    section.addClassName("qm-risk");
    Div list = new Div();
    list.addClassName("qm-risk-policies");
    risk.policies().stream().limit(SHOWN).forEach(policy -> list.add(line(risk.reason(), policy)));
    section.add(list);
    if (count > SHOWN) {
      section.add(rest(risk));
    }
    return section;
  }

  private static NativeDetails rest(Risk risk) {
    Div list = new Div();
    list.addClassName("qm-risk-policies");
    risk.policies().stream().skip(SHOWN).forEach(policy -> list.add(line(risk.reason(), policy)));
    NativeDetails rest =
        new NativeDetails("Show " + Plural.number(risk.policies().size() - SHOWN) + " more", list);
    rest.addClassName("qm-risk-rest");
    return rest;
  }

  private static Div line(Risk.Reason reason, PolicySummary policy) {
    Div line = new Div(new Link(Screens.policy(policy.id()), new PolicyName(policy)));
    if (reason == Risk.Reason.WAITING && policy.latest() != null) {
      line.add(
          new Link(
              Screens.compare(
                  policy.id(), policy.active() == null ? "none" : "active", policy.latest()),
              policy.active() == null
                  ? policy.latest() + " against no policy"
                  : policy.latest() + " against " + policy.active()));
    }
    line.addClassName("qm-risk-policy");
    return line;
  }

  private static String title(Risk.Reason reason, int count) {
    boolean one = count == 1;
    return switch (reason) {
      case OPEN_TO_ANYONE ->
          one ? "policy open to any AWS account" : "policies open to any AWS account";
      case LOCKED_OUT -> one ? "policy locks its owner out" : "policies lock their owners out";
      case BROKEN -> one ? "policy in force with errors" : "policies in force with errors";
      case WAITING -> one ? "newest version not in force" : "newest versions not in force";
    };
  }

  private static String meaning(Risk.Reason reason) {
    return switch (reason) {
      case OPEN_TO_ANYONE ->
          "A statement in force allows something to everyone, without a condition that limits it.";
      case LOCKED_OUT -> "Nobody in the owning account can set the policy again.";
      case BROKEN -> "Some of what is in force would be refused, or does nothing.";
      case WAITING -> "Saved, and in force once it is proposed, approved and activated.";
    };
  }
}
