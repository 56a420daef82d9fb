package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.ChangeFilter;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.review.ChangeSummary;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;

/// Every change request, the one that moved last first.
@Route(Screens.CHANGES)
@Menu(title = "Changes", order = 3, icon = "history")
@PermitAll
class ChangesView extends Screen implements BeforeEnterObserver {
  private final ChangeRequests changes;
  private final String self;
  private final Clock clock;
  private final TextField search = new TextField("Search");
  private final Select<ChangeState> state = new Select<>();
  private final Checkbox mine = new Checkbox("Mine only");
  private final Span count = new Span();
  private final Div none = new Div();
  private final VirtualList<ChangeSummary> list = new VirtualList<>();
  private ChangeFilter filter = ChangeFilter.ALL;

  ChangesView(ChangeRequests changes, CurrentUser user, LiveUpdates updates, Clock clock) {
    super("Changes");
    this.changes = changes;
    this.self = user.person().id().value();
    this.clock = clock;
    fields();
    list.addClassName("qm-change-list");
    list.getElement().setAttribute("aria-label", "Change requests");
    list.setRenderer(new ComponentRenderer<>(this::row));
    list.setDataProvider(
        new CallbackDataProvider<ChangeSummary, Void>(
            query -> changes.list(filter, new Window(query.getOffset(), query.getLimit())).stream(),
            query -> changes.count(filter),
            ChangeSummary::id));
    Div filters = new Div(search, state, mine);
    filters.addClassNames("qm-filters", "qm-filters-few");
    filters.getElement().setAttribute("role", "search");
    filters.getElement().setAttribute("aria-label", "Changes");
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    body(filters, count, none, list);
    updates.follow(this, ChangeRequestChanged.class, changed -> show());
  }

  private void fields() {
    search.setPlaceholder("Title, number, person or policy");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addClassName("qm-filters-search");
    state.setLabel("Stage");
    state.setItems(ChangeState.values());
    state.setEmptySelectionAllowed(true);
    state.setEmptySelectionCaption("Any");
    state.setItemLabelGenerator(one -> one == null ? "Any" : one.title());
    search.addValueChangeListener(change -> changed());
    state.addValueChangeListener(change -> changed());
    mine.addValueChangeListener(change -> changed());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    filter = ChangesAddress.read(event.getLocation().getQueryParameters());
    search.setValue(filter.search());
    state.setValue(filter.states().stream().findFirst().orElse(null));
    mine.setValue(filter.author().equals(self));
    show();
  }

  private void changed() {
    ChangeFilter chosen =
        new ChangeFilter(
            search.getValue(),
            state.getOptionalValue().map(Set::of).orElse(Set.of()),
            mine.getValue() ? self : "",
            null);
    if (chosen.equals(filter)) {
      return;
    }
    filter = chosen;
    Screens.readdress(this, Screens.CHANGES, ChangesAddress.write(filter));
    show();
  }

  private void show() {
    int found = changes.count(filter);
    count.setText(Plural.of(found, "change request", "change requests"));
    none.removeAll();
    if (found == 0) {
      none.add(nothing());
    }
    none.setVisible(found == 0);
    list.setVisible(found > 0);
    list.getDataProvider().refreshAll();
  }

  private Component nothing() {
    if (filter.equals(ChangeFilter.ALL)) {
      return new EmptyState(
          "No change was proposed yet",
          "Write a version of a policy and propose it: a second person then sees which access it gives and takes, and"
              + " approves exactly that.",
          new LinkButton(Screens.REGISTRIES, "registries", "Choose a policy"));
    }
    Button clear =
        new Button(
            "Clear search and filters",
            click -> {
              search.clear();
              state.clear();
              mine.clear();
            });
    return new EmptyState("Nothing matches", "No change request meets this.", clear);
  }

  private Component row(ChangeSummary change) {
    Link title = new Link(Screens.change(change.id().number()), change.id() + " " + change.title());
    title.addClassName("qm-change-title");
    Div head = new Div(title, new StateChip(change.state()));
    head.addClassName("qm-change-line");
    if (change.emergencyOpen()) {
      head.add(new Chip("Emergency, to be reviewed"));
    }
    String about = String.join(", ", change.policies());
    Div more =
        new Div(
            new Span((about.isEmpty() ? "No policy yet" : about) + " · "),
            new Span(change.openedBy().name() + ", "),
            new TimeText(change.changedAt(), clock));
    more.addClassNames("qm-muted", "qm-small");
    Div row = new Div(head, more);
    row.addClassName("qm-change-row");
    return row;
  }
}
