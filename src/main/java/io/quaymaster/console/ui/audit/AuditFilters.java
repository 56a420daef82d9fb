package io.quaymaster.console.ui.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.quaymaster.console.ui.kit.Icon;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The fields above the trail; each change is told at once, typing after a short pause.
final class AuditFilters extends Div {
  private final TextField search = new TextField("Search");
  private final TextField who = new TextField("Person");
  private final ComboBox<String> what = new ComboBox<>("What");
  private final TextField subject = new TextField("On what");
  private final DatePicker from = new DatePicker("From");
  private final DatePicker to = new DatePicker("To");
  private final Button more = new Button("Filters");
  private final Consumer<AuditQuery> changed;
  private boolean silent;

  AuditFilters(Consumer<AuditQuery> changed) {
    this.changed = changed;
    addClassName("qm-filters");
    getElement().setAttribute("role", "search");
    getElement().setAttribute("aria-label", "Audit trail");
    typed(search, "Name, title, id or reason");
    search.setPrefixComponent(new Icon("search"));
    search.addClassName("qm-filters-search");
    typed(who, "Sign-in name");
    typed(subject, "Its id");
    what.setItemLabelGenerator(AuditWords::deed);
    what.setClearButtonVisible(true);
    what.setOverlayWidth("20rem");
    for (DatePicker day : List.of(from, to)) {
      day.setLocale(Locale.UK);
      day.setI18n(new DatePicker.DatePickerI18n().setFirstDayOfWeek(1).setDateFormat("d MMM yyyy"));
      day.setClearButtonVisible(true);
      day.setPlaceholder("Any day");
      day.addValueChangeListener(change -> tell());
    }
    what.addValueChangeListener(change -> tell());
    more.addClassName("qm-filters-more");
    more.addClickListener(click -> open(!getElement().hasAttribute("data-open")));
    open(false);
    add(search, more, who, what, subject, from, to);
    addClassName("qm-audit-filters");
  }

  private void typed(TextField field, String placeholder) {
    field.setPlaceholder(placeholder);
    field.setClearButtonVisible(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(change -> tell());
  }

  /// Where the window is narrow, all but the search is folded away.
  private void open(boolean open) {
    getElement().setAttribute("data-open", open);
    more.getElement().setAttribute("aria-expanded", String.valueOf(open));
  }

  /// Shows `query` without telling it. `deeds` are those to choose from.
  void show(AuditQuery query, List<String> deeds) {
    silent = true;
    search.setValue(query.search());
    who.setValue(query.who());
    what.setItems(
        query.what().isEmpty() || deeds.contains(query.what())
            ? deeds
            : Stream.concat(deeds.stream(), Stream.of(query.what())).toList());
    what.setValue(query.what().isEmpty() ? null : query.what());
    subject.setValue(query.subject());
    from.setValue(query.from());
    to.setValue(query.to());
    silent = false;
    count();
  }

  private void count() {
    long set =
        Stream.of(who.isEmpty(), what.isEmpty(), subject.isEmpty(), from.isEmpty(), to.isEmpty())
            .filter(empty -> !empty)
            .count();
    more.setText(set == 0 ? "Filters" : "Filters (" + set + ")");
  }

  private void tell() {
    if (silent) {
      return;
    }
    count();
    changed.accept(
        new AuditQuery(
            search.getValue(),
            who.getValue(),
            what.getOptionalValue().orElse(""),
            subject.getValue(),
            from.getValue(),
            to.getValue()));
  }
}
