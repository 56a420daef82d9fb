package io.quaymaster.console.ui.reference;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.NarrowWindow;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ServiceDefinition;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The actions, to search by name, meaning, task or condition key.
final class ActionTable extends Div {
  private final ServiceReference reference;
  private final TextField search = new TextField("Search");
  private final Select<ServiceDefinition> service = new Select<>();
  private final Span count = new Span();
  private final Div advice = new Div();
  private final Grid<ActionDefinition> grid = new Grid<>();
  private final List<Column<ActionDefinition>> wide;

  ActionTable(ServiceReference reference, String words, String prefix) {
    this.reference = reference;
    addClassName("qm-stack");
    search.setPlaceholder("Action, task or condition key");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValue(words);
    service.setLabel("Service");
    service.setItems(reference.services());
    service.setEmptySelectionAllowed(true);
    service.setEmptySelectionCaption("Any");
    service.setItemLabelGenerator(one -> one == null ? "Any" : one.displayName());
    reference.service(prefix).ifPresent(service::setValue);
    Div filters = new Div(search, service);
    filters.addClassNames("qm-filters", "qm-filters-few");
    filters.getElement().setAttribute("role", "search");
    filters.getElement().setAttribute("aria-label", "Actions");
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    grid.addClassName("qm-tree");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel("Actions");
    grid.addComponentColumn(this::name).setHeader("Action").setFlexGrow(3).setWidth("19rem");
    wide =
        List.of(
            grid.addColumn(action -> action.accessLevel().title())
                .setHeader("Access level")
                .setFlexGrow(0)
                .setWidth("11rem"),
            grid.addColumn(action -> action.scope().id())
                .setHeader("Scope")
                .setFlexGrow(0)
                .setWidth("7rem"),
            grid.addComponentColumn(ActionTable::resources)
                .setHeader("Resource type")
                .setFlexGrow(0)
                .setWidth("8rem"),
            grid.addComponentColumn(action -> codes(ActionFacts.keys(action)))
                .setHeader("Condition keys")
                .setFlexGrow(2)
                .setWidth("13rem"),
            grid.addComponentColumn(this::tasks)
                .setHeader("Tasks")
                .setFlexGrow(2)
                .setWidth("11rem"));
    grid.setEmptyStateComponent(
        new EmptyState("No action", "There is none that has all of these words."));
    search.addValueChangeListener(change -> changed());
    service.addValueChangeListener(change -> changed());
    add(filters, advice, count, grid);
    show();
  }

  private void changed() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!search.getValue().isBlank()) {
      query.put("q", List.of(search.getValue()));
    }
    Optional.ofNullable(service.getValue())
        .ifPresent(one -> query.put("service", List.of(one.prefix())));
    Screens.readdress(this, Screens.REFERENCE, new QueryParameters(query));
    show();
  }

  private void show() {
    Words words = Words.of(search.getValue());
    List<ActionDefinition> found =
        reference.services().stream()
            .filter(one -> service.getValue() == null || one.equals(service.getValue()))
            .flatMap(one -> one.actions().stream().filter(action -> fits(words, one, action)))
            .toList();
    grid.setItems(found);
    count.setText(Plural.of(found.size(), "action", "actions"));
    advice.removeAll();
    advice.add(Advice.open(words.old() ? List.of(ProseAdvice.OLD_NAME) : List.of()));
  }

  private boolean fits(Words words, ServiceDefinition of, ActionDefinition action) {
    return words.foundIn(
        Stream.of(
                Stream.of(action.id(), of.displayName(), action.summary(), action.scope().id()),
                Stream.of(action.accessLevel().title()),
                ActionFacts.keys(action).stream(),
                ActionFacts.tasks(reference, action).stream()
                    .flatMap(task -> Stream.of(task.id(), task.title())))
            .flatMap(texts -> texts));
  }

  private Div name(ActionDefinition action) {
    Link link = new Link(Screens.referenceAction(action.id()), new Code(action.id()));
    Span summary = new Span(action.summary());
    summary.addClassNames("qm-muted", "qm-small");
    Span narrow = new Span(action.accessLevel().title() + " · " + action.scope().id());
    narrow.addClassNames("qm-tree-narrow", "qm-muted");
    Div cell = new Div(link, summary, narrow);
    cell.addClassName("qm-reference-action");
    return cell;
  }

  private static Span resources(ActionDefinition action) {
    return action.hasResourceType()
        ? codes(action.resourceTypes().stream().map(type -> type.name()).toList())
        : new Span(new Code("*"), new Span(" only"));
  }

  private static Span codes(List<String> names) {
    Span all = new Span();
    all.addClassName("qm-reference-codes");
    names.forEach(name -> all.add(new Code(name)));
    return all;
  }

  private Span tasks(ActionDefinition action) {
    Span all = new Span();
    all.addClassName("qm-reference-codes");
    for (TaskDefinition task : ActionFacts.tasks(reference, action)) {
      all.add(new Link(TaskList.address(task), task.title()));
    }
    return all;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, grid);
  }
}
