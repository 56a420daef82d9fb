package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.PolicyNaming;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Begins a policy that stands beside repositories and registries: its type, where it is kept, what
/// it is called, what it is attached to. Then the editor opens.
public final class NewPolicyForm extends EntryDialog {
  private static final List<PolicyType> SUPPORTING =
      List.of(
          PolicyType.IDENTITY_POLICY,
          PolicyType.PERMISSIONS_BOUNDARY,
          PolicyType.SESSION_POLICY,
          PolicyType.SCP,
          PolicyType.RCP);

  private final Select<PolicyType> type = new Select<>();
  private final ComboBox<PlaceChoice> place = new ComboBox<>();
  private final TextField name = new TextField("Name");
  private final ComboBox<TargetChoice> target = new ComboBox<>("Attach to");
  private final AttachmentTools tools;

  /// An account or an organization.
  private record PlaceChoice(PolicyPlace place, String title) {
    static PlaceChoice of(AccountSummary account) {
      return new PlaceChoice(
          new PolicyPlace.InAccount(account.id()), account.name() + " " + account.id());
    }

    static PlaceChoice of(Organization organization) {
      return new PlaceChoice(
          new PolicyPlace.InOrganization(organization.id()),
          organization.name() + " " + organization.id());
    }
  }

  private NewPolicyForm(AttachmentTools tools, List<PolicyType> types) {
    super("New policy", "Write it");
    this.tools = tools;
    type.setLabel("Type");
    type.setItems(types);
    type.setItemLabelGenerator(NewPolicyForm::title);
    type.addValueChangeListener(change -> offerPlaces());
    place.setItemLabelGenerator(PlaceChoice::title);
    place.addValueChangeListener(change -> offerTargets());
    target.setItemLabelGenerator(TargetChoice::title);
    fields(type, place, name, target);
  }

  /// Anywhere; of any type that can stand beside a repository.
  public static void anywhere(AttachmentTools tools) {
    NewPolicyForm form = new NewPolicyForm(tools, SUPPORTING);
    form.type.setHelperText("The policy of a repository or registry begins on its own page.");
    form.type.setValue(PolicyType.IDENTITY_POLICY);
    form.open();
  }

  /// In one account or organization.
  public static void in(AttachmentTools tools, PolicyPlace place) {
    NewPolicyForm form =
        new NewPolicyForm(tools, SUPPORTING.stream().filter(place::accepts).toList());
    form.fix(place);
    form.open();
  }

  /// For one principal, unit or account.
  static void forTarget(
      AttachmentTools tools, List<PolicyType> types, PolicyPlace place, AttachmentTarget target) {
    NewPolicyForm form = new NewPolicyForm(tools, types);
    form.fix(place);
    form.target
        .getListDataView()
        .getItems()
        .filter(choice -> choice.target().equals(target))
        .findFirst()
        .ifPresent(form.target::setValue);
    form.open();
  }

  private void fix(PolicyPlace at) {
    type.setValue(type.getListDataView().getItem(0));
    place
        .getListDataView()
        .getItems()
        .filter(choice -> choice.place().equals(at))
        .findFirst()
        .ifPresent(place::setValue);
    place.setReadOnly(true);
  }

  private static String title(@Nullable PolicyType type) {
    if (type == null) {
      return "";
    }
    String title = type.title();
    String words = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    return switch (type) {
      case SCP, RCP -> words + " (" + type.id().toUpperCase(Locale.ROOT) + ")";
      case REPOSITORY_POLICY,
          REGISTRY_POLICY,
          IDENTITY_POLICY,
          PERMISSIONS_BOUNDARY,
          SESSION_POLICY ->
          words;
    };
  }

  private void offerPlaces() {
    PlaceChoice before = place.getValue();
    boolean organization = type.getValue() == PolicyType.SCP || type.getValue() == PolicyType.RCP;
    List<PlaceChoice> places =
        organization
            ? tools.organizations().organizations().stream().map(PlaceChoice::of).toList()
            : tools.registries().accounts().stream().map(PlaceChoice::of).toList();
    place.setLabel(organization ? "Organization" : "Account");
    place.setItems(places);
    place.setHelperText(
        places.isEmpty()
            ? "None is on file; an administrator adds it first."
            : "Where it is kept.");
    if (before != null && places.contains(before)) {
      place.setValue(before);
    } else if (places.size() == 1) {
      place.setValue(places.getFirst());
    }
    offerTargets();
  }

  private void offerTargets() {
    TargetChoice before = target.getValue();
    PlaceChoice at = place.getValue();
    PolicyType of = type.getValue();
    List<TargetChoice> targets =
        at == null || of == null || !at.place().accepts(of)
            ? List.of()
            : TargetChoice.of(of, at.place(), tools);
    target.setItems(targets);
    target.setVisible(of != PolicyType.SESSION_POLICY);
    target.setHelperText("Leave empty to attach it later; that is for administrators.");
    if (before != null && targets.contains(before)) {
      target.setValue(before);
    }
  }

  @Override
  protected void save() {
    PolicyType of = read(type, type::getValue, "Choose the type.");
    PlaceChoice at = read(place, place::getValue, "Choose where it is kept.");
    String called =
        read(
            name,
            () -> name.getValue().isBlank() ? null : PolicyNaming.of(of, name.getValue()),
            "Enter a name.");
    Optional<AttachmentTarget> to =
        Optional.ofNullable(target.getValue()).map(TargetChoice::target);
    PolicySummary created;
    try {
      created =
          to.isPresent() && target.isVisible()
              ? tools.policies().create(at.place(), of, called, to.get())
              : tools.policies().create(at.place(), of, called);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(called + " is begun. Nothing is in force before a change request is activated.");
    UI.getCurrent().navigate(Screens.editor(created.id()));
  }
}
