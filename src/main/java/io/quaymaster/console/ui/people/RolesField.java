package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import io.quaymaster.console.identity.ConsoleRole;
import java.util.Set;

/// The roles to choose from, each with what it may do.
final class RolesField extends CheckboxGroup<ConsoleRole> {
  RolesField(Set<ConsoleRole> chosen) {
    super("Roles");
    addClassName("qm-roles");
    addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    setItems(ConsoleRole.values());
    setItemLabelGenerator(ConsoleRole::title);
    setItemHelperGenerator(ConsoleRole::duties);
    setValue(chosen);
    setHelperText("One or more; each of them may read.");
  }
}
