package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.review.AccessBisect;
import io.quaymaster.console.review.ClassHistory;
import io.quaymaster.console.review.ClassKey;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Progressing;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When a class of access appeared, and when it went: each version of the policy, with how much of
/// the class it grants. The address names both sides of the comparison and the class.
@Route(Screens.COMPARE_SINCE)
@PermitAll
class ClassHistoryView extends Screen implements BeforeEnterObserver {
  private static final String CLASS = "class";

  private final Judged judged;
  private final AccessBisect bisect;
  private final BackgroundWork background;

  ClassHistoryView(Judged judged, AccessBisect bisect, BackgroundWork background) {
    super("When did this appear?");
    this.judged = judged;
    this.bisect = bisect;
    this.background = background;
  }

  /// Where the history of a class is told.
  static String address(Pair pair, ClassLine line) {
    Map<String, List<String>> query = new LinkedHashMap<>(pair.write().getParameters());
    query.put(CLASS, List.of(ClassKey.of(line.gained(), line.changed()).hex()));
    return Screens.COMPARE_SINCE + "?" + new QueryParameters(query).getQueryString();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    Pair pair = Pair.read(query);
    String key = query.getSingleParameter(CLASS).orElse("");
    Map<String, String> pasted = CompareView.pasted(pair);
    name("When did this appear?", new Crumb("Comparison", pair.address()));
    actions(new LinkButton(pair.address(), "compare", "Back to the comparison"));
    body(new Later<>(background, "the class", 3, () -> found(pair, pasted, key), this::show));
  }

  /// The class of the address, or why it is not there.
  private sealed interface Found {
    record Missing(String why) implements Found {}

    record Line(Judged.Sides sides, ComparisonReport.Compared compared, ClassLine line)
        implements Found {}
  }

  private Found found(Pair pair, Map<String, String> pasted, String key) {
    return switch (judged.sides(pair, pasted)) {
      case Judged.Outcome.Cannot(String why) -> new Found.Missing(why);
      case Judged.Outcome.Ready(Judged.Sides sides) ->
          judged.compare(sides).report() instanceof ComparisonReport.Compared compared
              ? line(compared, key)
                  .<Found>map(line -> new Found.Line(sides, compared, line))
                  .orElseGet(() ->
                      new Found.Missing("The comparison has no such class, or none any more."))
              : new Found.Missing("One of the two sides is no valid policy.");
    };
  }

  private static Optional<ClassLine> line(ComparisonReport.Compared compared, String key) {
    return ClassLine.of(compared.comparison()).stream()
        .filter(line -> ClassKey.of(line.gained(), line.changed()).hex().equals(key))
        .findFirst();
  }

  private Component show(Found found) {
    return switch (found) {
      case Found.Missing(String why) ->
          new EmptyState("There is nothing to look for", PlainProse.of(why));
      case Found.Line line -> page(line);
    };
  }

  private Component page(Found.Line found) {
    ClassLine line = found.line();
    AccessState state = line.gained() ? AccessState.gained() : AccessState.lost();
    if (line.isConditional()) {
      state.conditional();
    }
    H2 sentence = new H2(new AccessSentence(line.changed()));
    sentence.addClassName("qm-class-title");
    Div signs = new Div(state);
    signs.addClassName("qm-class-signs");
    Div head = new Div(signs, sentence);
    head.addClassNames("qm-stack", "qm-class");
    Div page =
        new Div(
            head,
            new Progressing<ClassHistory>(
                background,
                "Asking every version of the policy",
                progress ->
                    bisect.of(
                        found.sides().place().id(), found.compared(), line.changed(), progress),
                history -> new ClassHistoryPage(found.sides().place().id(), history)));
    page.addClassName("qm-stack");
    return page;
  }
}
