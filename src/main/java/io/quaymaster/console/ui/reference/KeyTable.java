package io.quaymaster.console.ui.reference;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.NarrowWindow;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.Presence;
import io.quaymaster.iam.service.ServiceReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The condition keys: the global ones, and those of the services.
final class KeyTable extends Div {
  private final ServiceReference reference;
  private final TextField search = new TextField("Search");
  private final Span count = new Span();
  private final Grid<ConditionKeyDefinition> grid = new Grid<>();
  private final List<Column<ConditionKeyDefinition>> wide;

  KeyTable(ServiceReference reference, String words) {
    this.reference = reference;
    addClassName("qm-stack");
    search.setPlaceholder("Name, type or when it is present");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValue(words);
    Div filters = new Div(search);
    filters.addClassNames("qm-filters", "qm-filters-few");
    filters.getElement().setAttribute("role", "search");
    filters.getElement().setAttribute("aria-label", "Condition keys");
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    grid.addClassName("qm-tree");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel("Condition keys");
    grid.addComponentColumn(this::name).setHeader("Key").setFlexGrow(2).setWidth("17rem");
    wide =
        List.of(
            grid.addColumn(KeyTable::type).setHeader("Type").setFlexGrow(0).setWidth("11rem"),
            grid.addColumn(KeyTable::about).setHeader("About").setFlexGrow(0).setWidth("8rem"),
            grid.addColumn(key -> key.usableAsVariable() ? "yes" : "no")
                .setHeader("As variable")
                .setFlexGrow(0)
                .setWidth("8rem"),
            grid.addComponentColumn(this::presence)
                .setHeader("Present")
                .setFlexGrow(3)
                .setWidth("16rem"));
    grid.setEmptyStateComponent(
        new EmptyState("No condition key", "There is none that has all of these words."));
    search.addValueChangeListener(change -> changed());
    add(filters, count, grid);
    show();
  }

  /// Global keys first; a service's list may repeat some of them.
  static List<ConditionKeyDefinition> keys(ServiceReference reference) {
    Map<String, ConditionKeyDefinition> keys = new LinkedHashMap<>();
    Stream.concat(
            reference.globalKeys().stream(),
            reference.services().stream().flatMap(service -> service.conditionKeys().stream()))
        .forEach(key -> keys.putIfAbsent(key.name().toLowerCase(Locale.ROOT), key));
    return List.copyOf(keys.values());
  }

  private void changed() {
    QueryParameters query =
        search.getValue().isBlank()
            ? QueryParameters.empty()
            : QueryParameters.of("q", search.getValue());
    Screens.readdress(this, Screens.reference("keys"), query);
    show();
  }

  private void show() {
    Words words = Words.of(search.getValue());
    List<ConditionKeyDefinition> found =
        keys(reference).stream()
            .filter(key -> words.foundIn(Stream.of(key.name(), type(key), about(key), when(key))))
            .toList();
    grid.setItems(found);
    count.setText(Plural.of(found.size(), "condition key", "condition keys"));
  }

  private Div name(ConditionKeyDefinition key) {
    Span narrow = new Span(type(key) + " · " + when(key));
    narrow.addClassNames("qm-tree-narrow", "qm-muted");
    Div cell = new Div(new Code(key.name()), narrow);
    cell.addClassName("qm-reference-action");
    return cell;
  }

  private static String type(ConditionKeyDefinition key) {
    return key.type().title() + (key.multiValued() ? ", several values" : "");
  }

  private static String about(ConditionKeyDefinition key) {
    return key.isGlobal()
        ? key.category().name().toLowerCase(Locale.ROOT)
        : key.name().substring(0, Math.max(0, key.name().indexOf(':')));
  }

  private Prose presence(ConditionKeyDefinition key) {
    Prose words = new Prose(when(key));
    words.addClassNames("qm-small", "qm-wrapped");
    return words;
  }

  private String when(ConditionKeyDefinition key) {
    String note = key.presenceNote();
    if (note != null) {
      return note;
    }
    return key.presence() == Presence.BY_ACTION
        ? "with the actions that list it"
        : reference.presenceText(key.presence());
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, grid);
  }
}
