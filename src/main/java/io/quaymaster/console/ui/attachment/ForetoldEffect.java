package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import java.util.function.Function;

/// In a form: who gains or loses what by what is chosen in a field, as soon as it is chosen.
public final class ForetoldEffect extends Div {
  public <T> ForetoldEffect(HasValue<?, T> field, Function<T, Component> effect) {
    field.addValueChangeListener(chosen -> {
      removeAll();
      if (chosen.getValue() != null) {
        add(effect.apply(chosen.getValue()));
      }
    });
  }
}
