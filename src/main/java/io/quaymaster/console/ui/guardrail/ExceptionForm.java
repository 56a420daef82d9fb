package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.guardrail.Exemption;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets something be an exception from a guardrail, until a day.
final class ExceptionForm extends EntryDialog {
  private final Select<Exemption.Kind> kind = new Select<>();
  private final ComboBox<PolicySummary> policy = new ComboBox<>("Policy");
  private final TextField value = new TextField("Account");
  private final TextField owner = new TextField("Who answers for it");
  private final TextField reason = new TextField("Reason");
  private final DatePicker until = new DatePicker("Counts until the end of");
  private final Guardrails guardrails;
  private final Guardrail guardrail;

  ExceptionForm(
      Guardrails guardrails,
      Guardrail guardrail,
      List<PolicySummary> policies,
      @Nullable PolicySummary chosen,
      Clock clock) {
    super("New exception", "Add exception");
    this.guardrails = guardrails;
    this.guardrail = guardrail;
    kind.setLabel("For");
    kind.setItems(Exemption.Kind.values());
    kind.setItemLabelGenerator(one -> one == null ? "" : one.title());
    policy.setItems(policies);
    policy.setItemLabelGenerator(
        one -> one.name() + " (" + one.accountName() + ", " + one.type().title() + ")");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    until.setMin(today);
    until.setValue(today.plusDays(30));
    kind.addValueChangeListener(change -> choose());
    kind.setValue(Exemption.Kind.POLICY);
    policy.setValue(chosen);
    fields(kind, policy, value, owner, reason, until);
  }

  private void choose() {
    boolean one = kind.getValue() == Exemption.Kind.POLICY;
    policy.setVisible(one);
    value.setVisible(!one);
    boolean account = kind.getValue() == Exemption.Kind.ACCOUNT;
    value.setLabel(account ? "Account" : "Repositories");
    value.setPlaceholder(account ? "111122223333" : "team/*");
  }

  @Override
  protected void save() {
    String of =
        kind.getValue() == Exemption.Kind.POLICY
            ? read(
                policy,
                () -> policy.getValue() == null ? null : policy.getValue().id().toString(),
                "Choose a policy.")
            : read(
                value, () -> value.getValue().isBlank() ? null : value.getValue(), "Say for what.");
    String who =
        read(
            owner,
            () -> owner.getValue().isBlank() ? null : owner.getValue(),
            "Say who answers for it.");
    String why =
        read(reason, () -> reason.getValue().isBlank() ? null : reason.getValue(), "Say why.");
    LocalDate last = read(until, until::getValue, "Choose a day.");
    Instant expires = last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    try {
      SavedGuardrail.of(
          guardrails.except(
              guardrail.id(),
              guardrail.revision(),
              new Exemption(kind.getValue(), of, who, why, expires)),
          saved -> close(),
          this::refuse);
    } catch (IllegalArgumentException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }
}
