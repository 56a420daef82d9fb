package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.ui.kit.AccessChanges;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.ReasonDialog;
import io.quaymaster.iam.analysis.Comparison;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks before a version comes in force: what it changes, and why it is wanted.
final class ActivateDialog {
  private ActivateDialog() {}

  static ReasonDialog of(
      PolicyVersion version,
      @Nullable PolicyVersion inForce,
      BackgroundWork background,
      Supplier<Optional<Comparison>> comparison,
      Consumer<String> deed) {
    String name = version.number().toString();
    Div changes = new Later<>(background, "the comparison", 2, comparison, ActivateDialog::changes);
    changes.addClassName("qm-activate-changes");
    changes.getElement().setAttribute("tabindex", "0");
    changes.getElement().setAttribute("role", "region");
    changes.getElement().setAttribute("aria-label", "What changes");
    Paragraph what =
        new Paragraph(
            inForce == null
                ? name + " comes in force. Until now no version is."
                : name + " comes in force in place of " + inForce.number() + ".");
    return new ReasonDialog("Activate " + name + "?", "Activate " + name, deed, what, changes);
  }

  private static Component changes(Optional<Comparison> comparison) {
    return comparison
        .<Component>map(AccessChanges::new)
        .orElseGet(() ->
            new Paragraph("One of the two texts is no valid policy, so they cannot be compared."));
  }
}
