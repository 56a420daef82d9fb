package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.ui.access.LayerList;
import io.quaymaster.console.ui.access.PolicyTexts;
import io.quaymaster.console.ui.access.VerdictHero;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.RequestAddress;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.RequestContext;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The witness of a class of access: one request, asked of both sides of a comparison, with what is
/// assumed about every other policy.
@Route(Screens.WITNESS)
@PermitAll
class WitnessView extends Screen implements BeforeEnterObserver {
  private final WitnessRuns runs;
  private final Expectations expectations;
  private final BackgroundWork background;

  WitnessView(WitnessRuns runs, Expectations expectations, BackgroundWork background) {
    super("Witness");
    this.runs = runs;
    this.expectations = expectations;
    this.background = background;
  }

  /// Where the witness of the class `id` (`gained-0`, `lost-2`) is run.
  static String address(Pair pair, String id) {
    Map<String, List<String>> query = new LinkedHashMap<>(pair.write().getParameters());
    query.put("class", List.of(id));
    return Screens.WITNESS + "?" + new QueryParameters(query).getQueryString();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    Pair pair = Pair.read(query);
    String id = query.getSingleParameter("class").orElse("");
    Map<String, String> pasted = CompareView.pasted(pair);
    name("Witness", new Crumb("Ask", Screens.ASK), new Crumb("Comparison", pair.address()));
    body(new Later<>(background, "the witness", 6, () -> runs.run(pair, pasted, id), this::show));
  }

  private Component show(WitnessRuns.Outcome outcome) {
    return switch (outcome) {
      case WitnessRuns.Outcome.Cannot(String why) -> new Note(PlainProse.of(why)).caution();
      case WitnessRuns.Outcome.Ran ran -> page(ran);
    };
  }

  private Component page(WitnessRuns.Outcome.Ran ran) {
    RequestContext request = ran.before().explanation().request();
    if (RequestAddress.canBeAsked(request)) {
      List<Component> deeds = new ArrayList<>();
      if (expectations.mayWrite()) {
        deeds.add(new LinkButton(RequestAddress.expect(request), "expectations", "Expect this"));
      }
      deeds.add(new LinkButton(RequestAddress.ask(request), "ask", "Ask this of what is on file"));
      deeds.add(new LinkButton(ran.sides().pair().address(), "compare", "Back to the comparison"));
      actions(deeds.toArray(Component[]::new));
    }
    Div top = new Div(requestPanel(request), assumptions(ran));
    top.addClassName("qm-columns");
    Div both = new Div(side(ran.before()), side(ran.after()));
    both.addClassName("qm-columns");
    Div all = new Div(top, both);
    all.addClassName("qm-stack");
    return all;
  }

  private static Panel requestPanel(RequestContext request) {
    Facts facts =
        new Facts()
            .with("Principal", code(request.principal().text()))
            .with("Action", code(request.action()))
            .with("Resource", code(request.resource()));
    request.context().forEach((key, value) -> facts.with(key, code(ClassCard.text(value))));
    return new Panel("The request", facts);
  }

  private static Panel assumptions(WitnessRuns.Outcome.Ran ran) {
    Div list = new Div();
    list.addClassName("qm-stack");
    list.add(
        new Prose(
            "A comparison is about the two texts alone, so everything else is assumed, the same for both sides:"));
    com.vaadin.flow.component.html.UnorderedList all =
        new com.vaadin.flow.component.html.UnorderedList();
    all.addClassName("qm-ways");
    ran.assumptions()
        .forEach(text -> all.add(new com.vaadin.flow.component.html.ListItem(new Prose(text))));
    list.add(all);
    return new Panel("What is assumed", list);
  }

  private static Component side(WitnessRuns.SideRun run) {
    Explanation explanation = run.explanation();
    PolicyTexts texts = new PolicyTexts(explanation, run.texts());
    texts.addClassName("qm-texts-narrow");
    VerdictHero hero =
        new VerdictHero(VerdictHero.Word.of(explanation.decision()), explanation.reason());
    H2 name = new H2(ComparisonPage.upper(run.name()));
    name.addClassName("qm-why");
    Div side =
        new Div(
            name,
            hero,
            new Panel(
                    "Who has a say, in this order",
                    new LayerList(explanation, Set.of(), texts::reveal))
                .flush(),
            texts);
    side.addClassName("qm-stack");
    return side;
  }

  private static Prose code(String text) {
    return new Prose("`" + text + "`");
  }
}
