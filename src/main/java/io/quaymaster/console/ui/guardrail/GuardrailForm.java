package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.guardrail.Callers;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailContent;
import io.quaymaster.console.guardrail.GuardrailDefinition;
import io.quaymaster.console.guardrail.GuardrailId;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.GuardrailScope;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.guardrail.SaveGuardrail;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a guardrail, or a new revision of one.
final class GuardrailForm extends EntryDialog {
  private final TextField title = new TextField("Title");
  private final TextArea purpose = new TextArea("What it is good for");
  private final CheckboxGroup<PolicyType> types = new CheckboxGroup<>("Which texts");
  private final MultiSelectComboBox<String> what = new MultiSelectComboBox<>("Must not be granted");
  private final Select<Callers> callers = new Select<>();
  private final TextField except = new TextField("But not these callers");
  private final TextField without = new TextField("Unless the text asks for one of these keys");
  private final Select<RegistryKind> registries = new Select<>();
  private final TextField accounts = new TextField("Owning accounts");
  private final TextField registry = new TextField("Registry");
  private final TextField repositories = new TextField("Repositories");
  private final TextField reason = new TextField("Reason");
  private final Guardrails guardrails;
  private final @Nullable Guardrail before;
  private final Consumer<GuardrailId> then;

  private GuardrailForm(
      Guardrails guardrails, @Nullable Guardrail before, Consumer<GuardrailId> then) {
    super(
        before == null ? "New guardrail" : "Edit guardrail",
        before == null ? "Add guardrail" : "Save revision");
    this.guardrails = guardrails;
    this.before = before;
    this.then = then;
    setWidth("min(44rem, 100vw)");
    purpose.setMinRows(2);
    types.setItems(GuardrailDefinition.TYPES);
    types.setItemLabelGenerator(DefinitionWords::several);
    what.setHelperText(
        "Tasks, actions, or patterns such as ecr:Delete*. Of a task, the actions that change something count.");
    what.setItemLabelGenerator(GuardrailForm::label);
    what.setAllowCustomValue(true);
    what.addCustomValueSetListener(typed -> choose(typed.getDetail().strip()));
    callers.setLabel("To whom");
    callers.setItems(Callers.values());
    callers.setItemLabelGenerator(one -> one == null ? "" : one.title());
    except.setHelperText(
        "Accounts, organizations, ARN patterns of principals or names of services, with commas between.");
    without.setHelperText("Condition keys with commas between, such as aws:PrincipalOrgID.");
    registries.setLabel("Registries");
    registries.setItems(RegistryKind.values());
    registries.setEmptySelectionAllowed(true);
    registries.setEmptySelectionCaption("All");
    registries.setItemLabelGenerator(
        kind -> kind == null ? "All" : kind == RegistryKind.PRIVATE ? "Private" : "Public");
    accounts.setHelperText("With commas between; empty for all.");
    registry.setPlaceholder("aws/111122223333/eu-central-1");
    registry.setHelperText("Empty for all.");
    repositories.setPlaceholder("team/*");
    repositories.setHelperText("A pattern of names; empty for all.");
    reason.setHelperText("Kept with the revision, for everyone who reads its history.");
    fields(
        title,
        purpose,
        types,
        what,
        callers,
        except,
        without,
        registries,
        accounts,
        registry,
        repositories,
        reason);
    fill();
  }

  static GuardrailForm create(Guardrails guardrails, Consumer<GuardrailId> then) {
    return new GuardrailForm(guardrails, null, then);
  }

  static GuardrailForm edit(Guardrails guardrails, Guardrail before) {
    return new GuardrailForm(guardrails, before, id -> {});
  }

  private void fill() {
    if (before == null) {
      offer(List.of());
      types.setValue(Set.of(PolicyType.REPOSITORY_POLICY, PolicyType.REGISTRY_POLICY));
      callers.setValue(Callers.OUTSIDE_ORGANIZATION);
      return;
    }
    GuardrailDefinition definition = before.definition();
    title.setValue(before.title());
    purpose.setValue(before.content().purpose());
    types.setValue(Set.copyOf(definition.types()));
    offer(definition.what());
    what.setValue(Set.copyOf(definition.what()));
    callers.setValue(definition.callers());
    except.setValue(String.join(", ", definition.except()));
    without.setValue(String.join(", ", definition.without()));
    registries.setValue(definition.where().registries());
    accounts.setValue(String.join(", ", definition.where().accounts()));
    registry.setValue(definition.where().registry());
    repositories.setValue(definition.where().repositories());
  }

  /// Every task and action, and what else was chosen.
  private void offer(List<String> more) {
    ServiceReference reference = ServiceReference.load();
    what.setItems(
        Stream.of(
                more.stream(),
                reference.tasks().stream()
                    .filter(task -> task.needs().stream().anyMatch(need -> need.onRepository()))
                    .map(TaskDefinition::id),
                reference.services().stream()
                    .filter(service -> service.prefix().startsWith("ecr"))
                    .flatMap(service -> service.actions().stream())
                    .map(action -> action.id()))
            .flatMap(part -> part)
            .distinct()
            .toList());
  }

  private void choose(String typed) {
    if (!typed.isEmpty()) {
      List<String> chosen = new ArrayList<>(what.getValue());
      chosen.add(typed);
      offer(chosen);
      what.setValue(Set.copyOf(chosen));
    }
  }

  private static String label(String word) {
    return ServiceReference.load()
        .task(word)
        .map(task ->
            task.title() + (task.registry() == RegistryKind.PUBLIC ? " (public)" : " (private)"))
        .orElse(word);
  }

  @Override
  protected void save() {
    String called = read(title, () -> title.isEmpty() ? null : title.getValue(), "Enter a title.");
    Callers whom = read(callers, callers::getValue, "Choose whom it is about.");
    String why =
        read(reason, () -> reason.getValue().isBlank() ? null : reason.getValue(), "Say why.");
    try {
      GuardrailDefinition definition =
          new GuardrailDefinition(
              List.copyOf(types.getValue()),
              List.copyOf(what.getValue()),
              whom,
              split(except),
              split(without),
              new GuardrailScope(
                  split(accounts),
                  registries.getValue(),
                  registry.getValue(),
                  repositories.getValue()));
      GuardrailContent content =
          before == null
              ? new GuardrailContent(
                  called, purpose.getValue(), definition, GuardrailLevel.OFF, List.of())
              : new GuardrailContent(
                  called,
                  purpose.getValue(),
                  definition,
                  before.level(),
                  before.content().exemptions());
      SavedGuardrail.of(
          guardrails.save(
              new SaveGuardrail(
                  before == null ? new GuardrailId(UUID.randomUUID()) : before.id(),
                  before == null ? 0 : before.revision(),
                  content,
                  why)),
          saved -> {
            close();
            then.accept(saved.id());
          },
          this::refuse);
    } catch (IllegalArgumentException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> split(TextField field) {
    return Arrays.stream(field.getValue().split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
