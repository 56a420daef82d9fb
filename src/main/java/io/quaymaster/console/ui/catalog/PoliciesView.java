package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyFilter.State;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.NewPolicyForm;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.NarrowWindow;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyName;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.iam.policy.PolicyType;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every policy on file, of whatever type.
@Route(Screens.POLICIES)
@PermitAll
class PoliciesView extends Screen implements BeforeEnterObserver {
  private static final int MAX_WINDOW = 1_000;

  private final PolicyCatalog catalog;
  private final Clock clock;
  private final TextField search = new TextField("Search");
  private final Select<PolicyType> type = new Select<>();
  private final Select<State> state = new Select<>();
  private final Span count = new Span();
  private final Grid<PolicySummary> grid = new Grid<>();
  private final List<Column<PolicySummary>> wide;
  private PolicyFilter filter = PolicyFilter.ALL;

  PoliciesView(PolicyCatalog catalog, AttachmentTools tools, Clock clock) {
    super("Policies");
    this.catalog = catalog;
    this.clock = clock;
    name("Policies", new Crumb("Registries", Screens.REGISTRIES));
    if (tools.mayWrite()) {
      actions(new Button("New policy", new Icon("plus"), click -> NewPolicyForm.anywhere(tools)));
    }
    fields();
    grid.addClassName("qm-tree");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel("Policies");
    grid.addComponentColumn(this::name).setHeader("Policy").setFlexGrow(3);
    wide =
        List.of(
            grid.addComponentColumn(PoliciesView::standing).setHeader("Versions").setFlexGrow(2),
            grid.addComponentColumn(policy -> CatalogCells.risk(policy.findings()))
                .setHeader("Findings of the newest")
                .setFlexGrow(1),
            grid.addComponentColumn(this::last).setHeader("Last saved").setFlexGrow(1));
    grid.setItems(
        new CallbackDataProvider<PolicySummary, Void>(
            query ->
                catalog
                    .policies(
                        filter,
                        new Window(query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW)))
                    .stream(),
            query -> catalog.countPolicies(filter),
            PolicySummary::id));
    grid.setEmptyStateComponent(
        new EmptyState("No policy", "There is none on file, or none that meets this search."));
    Div filters = new Div(search, type, state);
    filters.addClassNames("qm-filters", "qm-filters-few");
    filters.getElement().setAttribute("role", "search");
    filters.getElement().setAttribute("aria-label", "Policies");
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    body(filters, count, grid);
  }

  private void fields() {
    search.setPlaceholder("Name or account");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addClassName("qm-filters-search");
    type.setLabel("Type");
    type.setItems(PolicyType.values());
    type.setEmptySelectionAllowed(true);
    type.setEmptySelectionCaption("Any");
    type.setItemLabelGenerator(one -> one == null ? "Any" : one.title());
    state.setLabel("State");
    state.setItems(State.values());
    state.setItemLabelGenerator(PoliciesView::title);
    search.addValueChangeListener(change -> changed());
    type.addValueChangeListener(change -> changed());
    state.addValueChangeListener(change -> changed());
  }

  private static String title(State state) {
    return switch (state) {
      case ANY -> "Any";
      case ACTIVE -> "Some version in force";
      case WITH_INACTIVE_CHANGE -> "Newest not in force";
      case AT_RISK -> "Security warnings";
    };
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    Optional<PolicyType> of = query.getSingleParameter("type").flatMap(PolicyType::ofId);
    filter =
        new PolicyFilter(
            query.getSingleParameter("q").orElse(""),
            of.map(Set::of).orElse(Set.of()),
            Set.of(),
            query.getSingleParameter("state").flatMap(PoliciesView::state).orElse(State.ANY));
    search.setValue(filter.search());
    type.setValue(of.orElse(null));
    state.setValue(filter.state());
    show();
  }

  private static Optional<State> state(String word) {
    return Arrays.stream(State.values()).filter(state -> word(state).equals(word)).findFirst();
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void changed() {
    PolicyType of = type.getValue();
    PolicyFilter chosen =
        new PolicyFilter(
            search.getValue(),
            of == null ? Set.of() : Set.of(of),
            Set.of(),
            Optional.ofNullable(state.getValue()).orElse(State.ANY));
    if (chosen.equals(filter)) {
      return;
    }
    filter = chosen;
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!filter.search().isBlank()) {
      query.put("q", List.of(filter.search()));
    }
    if (of != null) {
      query.put("type", List.of(of.id()));
    }
    if (filter.state() != State.ANY) {
      query.put("state", List.of(word(filter.state())));
    }
    Screens.readdress(this, Screens.POLICIES, new QueryParameters(query));
    show();
  }

  private void show() {
    count.setText(Plural.of(catalog.countPolicies(filter), "policy", "policies"));
    grid.getDataProvider().refreshAll();
  }

  private Div name(PolicySummary policy) {
    Div narrow = new Div(standing(policy), CatalogCells.risk(policy.findings()));
    narrow.addClassNames("qm-row", "qm-tree-narrow");
    return new Div(new Link(Screens.policy(policy.id()), new PolicyName(policy)), narrow);
  }

  private static Div standing(PolicySummary policy) {
    Div cell = new Div();
    cell.addClassName("qm-row");
    Span active = new Span(policy.active() == null ? "none active" : policy.active() + " active");
    active.addClassName("qm-muted");
    cell.add(active);
    if (policy.hasInactiveChange()) {
      cell.add(new Chip(policy.latest() + " waiting"));
    }
    return cell;
  }

  private Span last(PolicySummary policy) {
    return policy.latestAt() == null || policy.latestAuthor() == null
        ? new Span("no version yet")
        : new Span(
            new TimeText(policy.latestAt(), clock),
            new Span(" by " + policy.latestAuthor().name()));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, grid);
  }
}
