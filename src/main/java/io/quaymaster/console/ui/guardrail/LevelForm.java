package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.TextRenderer;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.ui.kit.EntryDialog;

/// Switches a guardrail to another level.
final class LevelForm extends EntryDialog {
  private final RadioButtonGroup<GuardrailLevel> level = new RadioButtonGroup<>("Level");
  private final TextField reason = new TextField("Reason");
  private final Guardrails guardrails;
  private final Guardrail guardrail;

  LevelForm(Guardrails guardrails, Guardrail guardrail) {
    super("Switch guardrail", "Switch");
    this.guardrails = guardrails;
    this.guardrail = guardrail;
    level.setItems(GuardrailLevel.values());
    level.setRenderer(new TextRenderer<>(one -> one.title() + ": " + one.meaning()));
    level.setValue(guardrail.level());
    level.addClassName("qm-choices");
    fields(level, reason);
  }

  @Override
  protected void save() {
    GuardrailLevel chosen = read(level, level::getValue, "Choose a level.");
    String why =
        read(reason, () -> reason.getValue().isBlank() ? null : reason.getValue(), "Say why.");
    try {
      SavedGuardrail.of(
          guardrails.switchTo(guardrail.id(), guardrail.revision(), chosen, why),
          saved -> close(),
          this::refuse);
    } catch (IllegalArgumentException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }
}
