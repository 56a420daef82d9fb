package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.quaymaster.console.ui.comparison.Look.Form;
import io.quaymaster.console.ui.kit.NarrowFold;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// Fields that choose what of a comparison is shown, and in which form. A field with less than two
/// choices would choose nothing, and is left out.
final class LookBar extends Div {
  private final Consumer<Look> changed;
  private Look look;

  LookBar(Look look, Consumer<Look> changed) {
    this.look = look;
    this.changed = changed;
    addClassName("qm-look");
  }

  /// A field over `choices`, their words by their values.
  LookBar with(
      String label,
      Map<String, String> choices,
      Function<Look, String> value,
      BiFunction<Look, String, Look> change) {
    String chosen = value.apply(look);
    if (choices.size() < 2 && chosen.isEmpty()) {
      return this;
    }
    Map<String, String> words = new LinkedHashMap<>(choices);
    if (!chosen.isEmpty()) {
      words.putIfAbsent(chosen, chosen);
    }
    ComboBox<String> field = new ComboBox<>(label);
    field.setItems(words.keySet());
    field.setItemLabelGenerator(item -> words.getOrDefault(item, item));
    field.setPlaceholder("All");
    field.setClearButtonVisible(true);
    field.setValue(chosen.isEmpty() ? null : chosen);
    field.addValueChangeListener(
        event -> tell(change.apply(look, event.getValue() == null ? "" : event.getValue())));
    add(field);
    return this;
  }

  /// The three fields that both tabs of access have.
  LookBar with(Map<String, String> changes, Map<String, String> who, Map<String, String> tasks) {
    return with("Change", changes, Look::direction, Look::withDirection)
        .with("Principal", who, Look::who, Look::withWho)
        .with("Task", tasks, Look::task, Look::withTask);
  }

  /// The choice between forms of the same content, the first of them where the address has none of
  /// them.
  LookBar forms(Map<Form, String> words) {
    Map<Form, String> forms = new EnumMap<>(words);
    RadioButtonGroup<Form> form = new RadioButtonGroup<>("Shown as");
    form.setItems(forms.keySet());
    form.setItemLabelGenerator(forms::get);
    form.setValue(forms.containsKey(look.form()) ? look.form() : forms.keySet().iterator().next());
    form.addValueChangeListener(event -> tell(look.withForm(event.getValue())));
    form.addClassName("qm-look-form");
    add(form);
    return this;
  }

  /// Shows a look that something else brought about.
  void tell(Look other) {
    look = other;
    changed.accept(other);
  }

  /// Behind a button where there is little room.
  NarrowFold folded() {
    NarrowFold fold = new NarrowFold("Filter", this);
    fold.filledIn(true);
    return fold;
  }
}
