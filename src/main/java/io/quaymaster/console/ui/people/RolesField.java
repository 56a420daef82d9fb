package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import io.quaymaster.console.identity.ConsoleRole;
import java.util.EnumSet;
import java.util.Set;

/// The roles to choose from, each with what it may do.
final class RolesField extends CheckboxGroup<ConsoleRole> {
  RolesField(Set<ConsoleRole> chosen) {
    this(chosen, EnumSet.allOf(ConsoleRole.class));
  }

  /// @param offered those to choose from
  RolesField(Set<ConsoleRole> chosen, Set<ConsoleRole> offered) {
    super("Roles");
    addClassName("qm-roles");
    addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    setItems(offered.stream().sorted().toList());
    setItemLabelGenerator(ConsoleRole::title);
    setItemHelperGenerator(ConsoleRole::duties);
    setValue(chosen);
    setHelperText("One or more; each of them may read.");
  }
}
