package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.CatalogFilter.PolicyPresence;
import io.quaymaster.console.catalog.CatalogFilter.RiskFilter;
import io.quaymaster.console.catalog.FilterChoices;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields above the tree; each change is told at once, typing after a short pause.
final class RegistryFilters extends Div {
  private static final int PAUSE = 250;

  /// How a repository may stand, in one field.
  private enum Standing {
    ANY("Any", PolicyPresence.ANY, RiskFilter.ANY),
    ACTIVE("Policy active", PolicyPresence.PRESENT, RiskFilter.ANY),
    NONE("No active policy", PolicyPresence.ABSENT, RiskFilter.ANY),
    RISK("Security warnings", PolicyPresence.ANY, RiskFilter.AT_RISK);

    private final String title;
    private final PolicyPresence presence;
    private final RiskFilter risk;

    Standing(String title, PolicyPresence presence, RiskFilter risk) {
      this.title = title;
      this.presence = presence;
      this.risk = risk;
    }

    static Standing of(CatalogFilter filter) {
      if (filter.risk() == RiskFilter.AT_RISK) {
        return RISK;
      }
      return switch (filter.policy()) {
        case ANY -> ANY;
        case PRESENT -> ACTIVE;
        case ABSENT -> NONE;
      };
    }
  }

  private record Tag(String key, String value) {
    @Override
    public String toString() {
      return CatalogCells.text(key, value);
    }
  }

  private final TextField search = new TextField("Search");
  private final MultiSelectComboBox<AccountSummary> accounts = new MultiSelectComboBox<>("Account");
  private final MultiSelectComboBox<String> regions = new MultiSelectComboBox<>("Region");
  private final Select<RegistryKind> kind = new Select<>();
  private final MultiSelectComboBox<Tag> tags = new MultiSelectComboBox<>("Tag");
  private final Select<Standing> standing = new Select<>();
  private final Button more = new Button("Filters");
  private boolean silent;

  RegistryFilters(FilterChoices choices, CatalogFilter filter, Consumer<CatalogFilter> changed) {
    addClassName("qm-filters");
    getElement().setAttribute("role", "search");
    getElement().setAttribute("aria-label", "Registries");
    search.setPlaceholder("Name, account or ARN");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE);
    search.addClassName("qm-filters-search");
    accounts.setItems(choices.accounts());
    accounts.setItemLabelGenerator(account -> account.name() + " " + account.id());
    accounts.setOverlayWidth("20rem");
    regions.setItems(choices.regions());
    tags.setItems(tagsOf(choices));
    kind.setLabel("Kind");
    kind.setItems(RegistryKind.values());
    kind.setEmptySelectionAllowed(true);
    kind.setEmptySelectionCaption("Private and public");
    kind.setItemLabelGenerator(value ->
        value == null
            ? "Private and public"
            : value == RegistryKind.PRIVATE ? "Private" : "Public");
    standing.setLabel("Policy");
    standing.setItems(Standing.values());
    standing.setItemLabelGenerator(value -> value.title);
    show(filter, choices);
    List.of(accounts, regions, tags).forEach(box -> box.setClearButtonVisible(true));
    search.addValueChangeListener(event -> tell(changed));
    accounts.addValueChangeListener(event -> tell(changed));
    regions.addValueChangeListener(event -> tell(changed));
    kind.addValueChangeListener(event -> tell(changed));
    tags.addValueChangeListener(event -> tell(changed));
    standing.addValueChangeListener(event -> tell(changed));
    more.addClassName("qm-filters-more");
    more.addClickListener(click -> open(!getElement().hasAttribute("data-open")));
    open(false);
    add(search, more, accounts, regions, kind, tags, standing);
  }

  /// Where the window is narrow, all but the search is folded away, and the button tells how much
  /// of it is set.
  private void open(boolean open) {
    getElement().setAttribute("data-open", open);
    more.getElement().setAttribute("aria-expanded", String.valueOf(open));
  }

  private void count() {
    long set =
        Stream.of(
                !accounts.isEmpty(),
                !regions.isEmpty(),
                kind.getValue() != null,
                !tags.isEmpty(),
                standing.getValue() != Standing.ANY)
            .filter(is -> is)
            .count();
    more.setText(set == 0 ? "Filters" : "Filters (" + set + ")");
  }

  /// Empties every field, and tells it once.
  void clear(Consumer<CatalogFilter> changed) {
    silent = true;
    search.clear();
    accounts.clear();
    regions.clear();
    kind.clear();
    tags.clear();
    standing.setValue(Standing.ANY);
    silent = false;
    tell(changed);
  }

  private void show(CatalogFilter filter, FilterChoices choices) {
    search.setValue(filter.search());
    accounts.setValue(
        choices.accounts().stream()
            .filter(account -> filter.accounts().contains(account.id()))
            .collect(Collectors.toSet()));
    regions.setValue(Set.copyOf(filter.regions()));
    kind.setValue(filter.kinds().size() == 1 ? filter.kinds().iterator().next() : null);
    tags.setValue(
        filter.tags().entrySet().stream()
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .collect(Collectors.toSet()));
    standing.setValue(Standing.of(filter));
    count();
  }

  private void tell(Consumer<CatalogFilter> changed) {
    if (silent) {
      return;
    }
    count();
    Map<String, String> chosen = new LinkedHashMap<>();
    tags.getValue().forEach(tag -> chosen.put(tag.key(), tag.value()));
    RegistryKind only = kind.getValue();
    changed.accept(
        new CatalogFilter(
            search.getValue(),
            accounts.getValue().stream().map(AccountSummary::id).collect(Collectors.toSet()),
            regions.getValue(),
            only == null ? Set.of() : Set.of(only),
            chosen,
            standing.getValue().presence,
            standing.getValue().risk));
  }

  /// Every key by itself, then with each of its values.
  private static List<Tag> tagsOf(FilterChoices choices) {
    List<Tag> tags = new ArrayList<>();
    choices.tags().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          tags.add(new Tag(entry.getKey(), ""));
          entry.getValue().forEach(value -> tags.add(new Tag(entry.getKey(), value)));
        });
    return tags;
  }
}
