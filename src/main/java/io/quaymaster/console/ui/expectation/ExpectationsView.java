package io.quaymaster.console.ui.expectation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.expectation.Expectation;
import io.quaymaster.console.expectation.ExpectationId;
import io.quaymaster.console.expectation.ExpectationRan;
import io.quaymaster.console.expectation.ExpectationSaved;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.expectation.LastRun;
import io.quaymaster.console.ui.expectation.ExpectationFilter.Shown;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Access questions with the answers that they must have.
@Route(Screens.EXPECTATIONS)
@Menu(title = "Expectations", order = 6, icon = "expectations")
@PermitAll
class ExpectationsView extends Screen implements BeforeEnterObserver {
  private final Expectations expectations;
  private final Clock clock;
  private final TextField search = new TextField("Search");
  private final Select<Shown> shown = new Select<>();
  private final Span count = new Span();
  private final Div list = new Div();
  private ExpectationFilter filter = ExpectationFilter.OPEN;

  ExpectationsView(Expectations expectations, LiveUpdates updates, Clock clock) {
    super("Expectations");
    this.expectations = expectations;
    this.clock = clock;
    LinkButton coverage =
        new LinkButton(Screens.EXPECTATION_COVERAGE, "search", "What they do not cover");
    if (expectations.mayWrite()) {
      actions(coverage, new LinkButton(Screens.ASK, "ask", "Ask and expect").primary());
    } else {
      actions(coverage);
    }
    search.setPlaceholder("Who, what, where or owner");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addClassName("qm-filters-search");
    shown.setLabel("Show");
    shown.setItems(Shown.values());
    shown.setItemLabelGenerator(Shown::title);
    search.addValueChangeListener(change -> changed());
    shown.addValueChangeListener(change -> changed());
    Div filters = new Div(search, shown);
    filters.addClassNames("qm-filters", "qm-filters-few");
    filters.getElement().setAttribute("role", "search");
    filters.getElement().setAttribute("aria-label", "Expectations");
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    body(
        new Paragraph(
            "Access questions that are kept with the answer that they must have. They run whenever a version comes in"
                + " force and on every proposed change."),
        filters,
        count,
        list);
    updates.follow(this, ExpectationSaved.class, saved -> show());
    updates.follow(this, ExpectationRan.class, ran -> show());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    filter = ExpectationFilter.read(event.getLocation().getQueryParameters());
    search.setValue(filter.search());
    shown.setValue(filter.shown());
    show();
  }

  private void changed() {
    if (shown.getValue() == null) {
      return;
    }
    ExpectationFilter chosen = new ExpectationFilter(search.getValue(), shown.getValue());
    if (!chosen.equals(filter)) {
      filter = chosen;
      Screens.readdress(this, Screens.EXPECTATIONS, filter.write());
      show();
    }
  }

  private void show() {
    Map<ExpectationId, LastRun> runs = expectations.lastRuns();
    List<Expectation> all = expectations.all();
    List<Expectation> wanted =
        all.stream().filter(one -> filter.shows(one, runs.get(one.id()))).toList();
    count.setText(Plural.of(wanted.size(), "expectation", "expectations"));
    list.removeAll();
    list.add(wanted.isEmpty() ? none(all.isEmpty()) : table(wanted, runs));
  }

  private Component none(boolean atAll) {
    if (atAll) {
      return new EmptyState(
          "Nothing is expected yet",
          "Ask a question, and press `Expect this` beside its answer. From then on it is asked again with every change.",
          new LinkButton(Screens.ASK, "ask", "Ask a question"));
    }
    return new EmptyState(
        "No expectation matches",
        "None of them meets this search and choice.",
        new Button(
            "Clear search and choice",
            click -> {
              search.clear();
              shown.setValue(Shown.OPEN);
            }));
  }

  private PlainTable table(List<Expectation> wanted, Map<ExpectationId, LastRun> runs) {
    PlainTable table =
        new PlainTable(
            "Expectations", List.of("Expectation", "Stands", "If broken", "Last met", "Owner"));
    table.addClassName("qm-table-sentences");
    for (Expectation one : wanted) {
      @Nullable LastRun run = runs.get(one.id());
      table.with(
          new Link(Screens.expectation(one.id()), ExpectationWords.title(one.content())),
          StandingChip.of(one.content().retired(), run),
          new Chip(one.content().severity().title()),
          run == null || run.lastMet() == null
              ? new Span("never")
              : new TimeText(run.lastMet(), clock),
          new Span(one.content().owner()));
    }
    return table;
  }
}
