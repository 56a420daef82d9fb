package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.guardrail.Examined;
import io.quaymaster.console.guardrail.Exemption;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailSurvey.Answer;
import io.quaymaster.console.guardrail.GuardrailSurvey.Broken;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyTitle;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Which texts in force violate a guardrail, each with what it grants and a request as proof.
final class Violators extends Div {
  private static final int AT_ONCE = 20;

  private final Guardrail guardrail;
  private final Clock clock;
  private final Optional<Consumer<PolicySummary>> except;

  /// @param except what lets a policy be an exception, for those who may
  Violators(
      Guardrail guardrail, Answer answer, Clock clock, Optional<Consumer<PolicySummary>> except) {
    this.guardrail = guardrail;
    this.clock = clock;
    this.except = except;
    addClassName("qm-stack");
    List<Broken> broken = answer.broken();
    String examined = Plural.of(answer.examined(), "text in force", "texts in force");
    if (broken.isEmpty()) {
      add(
          new EmptyState(
              "Nobody violates it",
              answer.examined() == 0
                  ? "No text in force is of the kind and in the place that it is about."
                  : "Proven for " + examined + ": it could be switched on today."));
      return;
    }
    add(
        new Paragraph(
            Plural.of(broken.size(), "policy grants", "policies grant")
                + " what it guards, of "
                + examined
                + " that were examined."));
    show(broken, 0);
  }

  private void show(List<Broken> broken, int from) {
    int to = Math.min(broken.size(), from + AT_ONCE);
    broken.subList(from, to).forEach(one -> add(article(one)));
    if (to < broken.size()) {
      Button more = new Button("Show more of " + broken.size());
      more.addClickListener(click -> {
        more.removeFromParent();
        show(broken, to);
      });
      add(more);
    }
  }

  private Article article(Broken broken) {
    PolicySummary policy = broken.policy();
    Div head =
        new Div(
            new H3(
                new Link(Screens.version(policy.id(), broken.version()), PolicyTitle.of(policy))),
            new Chip(broken.version() + " in force"));
    head.addClassName("qm-row");
    Span account = new Span(policy.accountName());
    account.addClassName("qm-muted");
    head.add(account);
    Optional<Exemption> exempt = guardrail.exemptionOf(policy, clock.instant());
    if (exempt.isPresent()) {
      head.add(new Chip("excepted").explained(exempt.get().reason()));
    } else {
      except.ifPresent(then -> {
        Button button = new Button("Except…", click -> then.accept(policy));
        button.setAriaLabel("Except " + PolicyTitle.of(policy));
        head.add(button);
      });
    }
    Article article = new Article(head, said(broken.examined()));
    article.addClassNames("qm-violator");
    return article;
  }

  private static Component said(Examined examined) {
    return switch (examined) {
      case Examined.Violated(var classes, boolean complete) -> {
        UnorderedList list = new UnorderedList();
        list.addClassName("qm-access-classes");
        classes.stream().limit(AT_ONCE).forEach(one -> list.add(new ViolationItem(one)));
        Div all = new Div(list);
        if (!complete || classes.size() > AT_ONCE) {
          all.add(new Paragraph("There may be more guarded access than this."));
        }
        yield all;
      }
      case Examined.Undecided(String why) ->
          new Prose("It could not be decided, which counts as a violation: " + why + ".");
      case Examined.Held held -> new Span("It holds.");
      case Examined.Exempt exempt -> new Span("It is excepted.");
    };
  }
}
