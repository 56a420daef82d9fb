package io.quaymaster.console.ui.expectation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.expectation.ExpectationCoverage;
import io.quaymaster.console.expectation.ExpectationCoverage.OfPolicy;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyTitle;
import io.quaymaster.console.ui.kit.Progressing;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.StatementRef;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// The statements in force that no expectation depends on.
@Route(Screens.EXPECTATION_COVERAGE)
@PermitAll
class CoverageView extends Screen implements BeforeEnterObserver {
  private final ExpectationCoverage coverage;
  private final BackgroundWork background;

  CoverageView(ExpectationCoverage coverage, BackgroundWork background) {
    super("What no expectation covers");
    this.coverage = coverage;
    this.background = background;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    name("What no expectation covers", new Crumb("Expectations", Screens.EXPECTATIONS));
    body(
        new Paragraph(
            "An expectation depends on a statement if the statement decides its answer, or if the answer is another one"
                + " without it. What nothing depends on can change without any expectation noticing."),
        new Progressing<>(
            background,
            "Asking every expectation without each statement",
            progress -> coverage.inForce(progress, () -> Thread.currentThread().isInterrupted()),
            CoverageView::answer));
  }

  private static Component answer(List<OfPolicy> all) {
    int statements = all.stream().mapToInt(one -> one.statements().size()).sum();
    long covered = statements - all.stream().mapToInt(one -> one.uncovered().size()).sum();
    Paragraph counts =
        new Paragraph(
            covered
                + " of "
                + Plural.of(statements, "statement", "statements")
                + " in force are covered.");
    counts.getElement().setAttribute("role", "status");
    Div list = new Div(counts);
    list.addClassName("qm-stack");
    all.stream().filter(one -> !one.uncovered().isEmpty()).forEach(one -> list.add(policy(one)));
    if (covered == statements) {
      list.add(
          new EmptyState(
              "Every statement is covered",
              "Whatever is changed in a statement in force, some expectation is asked about it."));
    }
    return list;
  }

  private static Article policy(OfPolicy one) {
    Div head =
        new Div(
            new H2(new Link(Screens.policy(one.policy().id()), PolicyTitle.of(one.policy()))),
            muted(one.policy().accountName()));
    head.addClassName("qm-row");
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-ways");
    one.uncovered()
        .forEach(covered ->
            list.add(
                new ListItem(new Prose(name(covered.statement()) + ": " + covered.sentence()))));
    Article article = new Article(head, list);
    article.addClassName("qm-violator");
    return article;
  }

  private static Span muted(String text) {
    Span span = new Span(text);
    span.addClassName("qm-muted");
    return span;
  }

  private static String name(StatementRef ref) {
    return "Statement "
        + (ref.index() + 1)
        + (ref.sid() == null || ref.sid().isEmpty() ? "" : " `" + ref.sid() + "`");
  }
}
