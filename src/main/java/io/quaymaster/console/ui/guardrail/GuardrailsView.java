package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.guardrail.GuardrailsChanged;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/// Access that no text may grant.
@Route(Screens.GUARDRAILS)
@Menu(title = "Guardrails", order = 7, icon = "guardrails")
@PermitAll
class GuardrailsView extends Screen implements BeforeEnterObserver {
  private final Guardrails guardrails;
  private final Clock clock;
  private final TextField search = new TextField("Search");
  private final Select<GuardrailLevel> level = new Select<>();
  private final Span count = new Span();
  private final Div list = new Div();
  private GuardrailFilter filter = GuardrailFilter.ALL;

  GuardrailsView(Guardrails guardrails, CurrentUser user, LiveUpdates updates, Clock clock) {
    super("Guardrails");
    this.guardrails = guardrails;
    this.clock = clock;
    if (user.has(ConsoleRole.ADMIN)) {
      Button add = new Button("New guardrail", new Icon("plus"), click -> create());
      add.addThemeVariants(ButtonVariant.PRIMARY);
      actions(add);
    }
    search.setPlaceholder("Title, purpose or action");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addClassName("qm-filters-search");
    level.setLabel("Level");
    level.setItems(GuardrailLevel.values());
    level.setEmptySelectionAllowed(true);
    level.setEmptySelectionCaption("Any");
    level.setItemLabelGenerator(one -> one == null ? "Any" : one.title());
    search.addValueChangeListener(change -> changed());
    level.addValueChangeListener(change -> changed());
    Div filters = new Div(search, level);
    filters.addClassNames("qm-filters", "qm-filters-few");
    filters.getElement().setAttribute("role", "search");
    filters.getElement().setAttribute("aria-label", "Guardrails");
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    body(
        new Paragraph(
            "Access that no text of a policy may grant. Each one is proven against every text, and a violation comes with"
                + " a request that the text allows. They are off until an administrator switches them on."),
        filters,
        count,
        list);
    updates.follow(this, GuardrailsChanged.class, changed -> show());
  }

  private void create() {
    GuardrailForm.create(guardrails, id -> UI.getCurrent().navigate(Screens.guardrail(id))).open();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    filter = GuardrailFilter.read(event.getLocation().getQueryParameters());
    search.setValue(filter.search());
    level.setValue(filter.level());
    show();
  }

  private void changed() {
    GuardrailFilter chosen = new GuardrailFilter(search.getValue(), level.getValue());
    if (!chosen.equals(filter)) {
      filter = chosen;
      Screens.readdress(this, Screens.GUARDRAILS, filter.write());
      show();
    }
  }

  private void show() {
    List<Guardrail> shown = guardrails.all().stream().filter(filter::shows).toList();
    count.setText(Plural.of(shown.size(), "guardrail", "guardrails"));
    list.removeAll();
    list.add(shown.isEmpty() ? none() : table(shown));
  }

  private Component none() {
    return new EmptyState(
        "No guardrail matches",
        "None of them meets this search and level.",
        new Button(
            "Clear search and level",
            click -> {
              search.clear();
              level.clear();
            }));
  }

  private PlainTable table(List<Guardrail> shown) {
    PlainTable table =
        new PlainTable(
            "Guardrails",
            List.of("Guardrail", "Level", "Must not be granted", "To whom", "Exceptions"));
    table.addClassName("qm-table-sentences");
    for (Guardrail guardrail : shown) {
      Div name = new Div(new Link(Screens.guardrail(guardrail.id()), guardrail.title()));
      name.addClassName("qm-row");
      if (guardrail.builtIn()) {
        name.add(new Chip("built in"));
      }
      long open =
          guardrail.content().exemptions().stream()
              .filter(exemption -> exemption.isOpen(clock.instant()))
              .count();
      table.with(
          name,
          new LevelChip(guardrail.level()),
          new Prose(DefinitionWords.what(guardrail.definition())),
          new Prose(DefinitionWords.callers(guardrail.definition())),
          new Span(open == 0 ? "none" : String.valueOf(open)));
    }
    return table;
  }
}
