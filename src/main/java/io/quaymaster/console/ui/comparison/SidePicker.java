package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.PolicyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Chooses one side: of which policy, and which version of it, none, or a pasted text.
final class SidePicker extends Div {
  private static final int MAX_WINDOW = 1_000;

  /// A line of the version field.
  private record Choice(SideRef ref, String title) {}

  private final PolicyCatalog catalog;
  private final Consumer<SideRef> chosen;
  private final ComboBox<PolicySummary> policy = new ComboBox<>("Policy");
  private final ComboBox<Choice> version = new ComboBox<>("Version");
  private final Div place = new Div();
  private final String name;
  private boolean silent;

  /// `pasting` stands for a pasted text that is still to come.
  private static final SideRef.Pasted PASTING = new SideRef.Pasted("");

  SidePicker(String name, PolicyCatalog catalog, Consumer<SideRef> chosen) {
    this.name = name;
    this.catalog = catalog;
    this.chosen = chosen;
    addClassName("qm-side");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", name);
    policy.setItems(
        new CallbackDataProvider<PolicySummary, String>(
            query ->
                catalog
                    .policies(
                        filter(query.getFilter()),
                        new Window(query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW)))
                    .stream(),
            query -> catalog.countPolicies(filter(query.getFilter())),
            PolicySummary::id));
    policy.setItemLabelGenerator(PolicyName::text);
    policy.setOverlayWidth("26rem");
    policy.setPlaceholder("Choose a policy");
    policy.addValueChangeListener(change -> {
      if (change.getValue() != null && !silent) {
        versionsOf(change.getValue());
        version.focus();
        version.setOpened(true);
      }
    });
    version.setItemLabelGenerator(Choice::title);
    version.setOverlayWidth("26rem");
    version.addValueChangeListener(change -> {
      if (change.getValue() != null && !silent) {
        choose(change.getValue().ref());
      }
    });
    Div fields = new Div(policy, version);
    fields.addClassName("qm-side-fields");
    add(new H2(name), fields, place);
  }

  private static PolicyFilter filter(Optional<String> words) {
    return new PolicyFilter(words.orElse(""), Set.of(), Set.of(), PolicyFilter.State.ANY);
  }

  /// Shows a side without telling it. `on` is the policy whose versions are offered.
  void show(Optional<SideRef> side, Optional<PolicySummary> on) {
    silent = true;
    policy.setValue(on.orElse(null));
    place.removeAll();
    on.ifPresent(this::versionsOf);
    side.ifPresent(ref ->
        version
            .getListDataView()
            .getItems()
            .filter(choice -> choice.ref().equals(ref) || isPasted(choice.ref()) && isPasted(ref))
            .findFirst()
            .ifPresent(version::setValue));
    if (side.isPresent() && side.get() instanceof SideRef.Pasted pasted) {
      paste(PastedTexts.ofSession().find(pasted).orElse(""));
    }
    silent = false;
  }

  private static boolean isPasted(SideRef ref) {
    return ref instanceof SideRef.Pasted;
  }

  private void choose(SideRef ref) {
    if (isPasted(ref)) {
      paste("");
    } else {
      place.removeAll();
      chosen.accept(ref);
    }
  }

  private void paste(String text) {
    PolicyEditor editor = new PolicyEditor(name + ": the pasted text").quiet();
    editor.addClassName("qm-side-text");
    editor.setText(text);
    editor.onText(typed -> {
      if (!typed.text().isBlank() && !typed.text().equals(text)) {
        chosen.accept(PastedTexts.ofSession().keep(typed.text()));
      }
    });
    place.removeAll();
    place.add(editor);
  }

  private void versionsOf(PolicySummary of) {
    PolicyId id = of.id();
    List<Choice> choices = new ArrayList<>();
    for (VersionSummary one : catalog.versions(id, new Window(0, MAX_WINDOW))) {
      choices.add(new Choice(new SideRef.Numbered(id, one.number()), title(one, of)));
    }
    choices.add(new Choice(new SideRef.Nothing(id), "No policy"));
    choices.add(new Choice(PASTING, "A text to paste"));
    version.setItems(choices);
  }

  private static String title(VersionSummary version, PolicySummary of) {
    String marks =
        (version.active() ? " (in force)" : "")
            + (version.number().equals(of.latest()) ? " (newest)" : "");
    return version.number() + marks + ": " + version.reason();
  }
}
