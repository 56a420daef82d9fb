package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Attaches a policy: one end is known, the other is chosen among what is not attached yet.
final class AttachForm<T> extends EntryDialog {
  private final ComboBox<T> other;
  private final Function<T, Ends> ends;
  private final ReasonField reason = new ReasonField();
  private final AttachmentTools tools;

  /// Both ends of what is to be attached.
  private record Ends(PolicyId policy, AttachmentTarget target) {}

  private AttachForm(
      String title, ComboBox<T> other, Function<T, Ends> ends, AttachmentTools tools) {
    super(title, "Attach");
    this.other = other;
    this.ends = ends;
    this.tools = tools;
    fields(other, new ForetoldEffect(other, this::effect), reason);
  }

  private Component effect(T chosen) {
    Ends both = ends.apply(chosen);
    return tools.effect(both.policy(), both.target(), true);
  }

  /// From the page of the policy.
  static void target(PolicySummary policy, AttachmentTools tools) {
    List<AttachmentTarget> taken =
        tools.attachments().of(policy.id()).stream()
            .filter(Attachment::isOpen)
            .map(Attachment::target)
            .toList();
    ComboBox<TargetChoice> box = new ComboBox<>("Attach to");
    box.setItems(
        TargetChoice.of(policy.type(), policy.place(), tools).stream()
            .filter(choice -> !taken.contains(choice.target()))
            .toList());
    box.setItemLabelGenerator(TargetChoice::title);
    new AttachForm<>(
            "Attach " + policy.name(), box, choice -> new Ends(policy.id(), choice.target()), tools)
        .open();
  }

  /// From the page of the target.
  static void policy(
      AttachmentTarget target, String name, List<PolicySummary> fitting, AttachmentTools tools) {
    List<PolicyId> taken =
        tools.attachments().on(target).stream()
            .filter(Attachment::isOpen)
            .map(Attachment::policy)
            .collect(Collectors.toList());
    ComboBox<PolicySummary> box = new ComboBox<>("Policy");
    box.setItems(fitting.stream().filter(policy -> !taken.contains(policy.id())).toList());
    box.setItemLabelGenerator(policy -> policy.name() + ", " + policy.type().title());
    if (fitting.isEmpty()) {
      box.setHelperText("No policy that fits is on file; an author writes it first.");
    }
    new AttachForm<>(
            "Attach to " + TargetText.of(target, name),
            box,
            policy -> new Ends(policy.id(), target),
            tools)
        .open();
  }

  @Override
  protected void save() {
    Ends chosen = ends.apply(read(other, other::getValue, "Choose one."));
    String why = read(reason, reason::given, ReasonField.missing());
    try {
      tools.attachments().attach(chosen.policy(), chosen.target(), why);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done("Attached.");
  }
}
