package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/// The fields of a question in a row, and the button that asks it.
final class QuestionPanel extends Div {
  QuestionPanel(String columns, Runnable submit, Component... fields) {
    addClassName("qm-question");
    Div row = new Div(fields);
    row.addClassNames("qm-question-fields", columns);
    Div deeds = new Div(ask(submit));
    deeds.addClassNames("qm-question-deeds", "qm-question-deeds-end");
    add(row, deeds);
  }

  /// Ctrl+Enter does the same.
  static Button ask(Runnable submit) {
    Button ask = new Button("Ask", click -> submit.run());
    ask.addThemeVariants(ButtonVariant.PRIMARY);
    ask.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
    return ask;
  }
}
