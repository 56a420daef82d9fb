package io.quaymaster.console.ui.people;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.identity.ApiTokenDraft;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.IdentityException;
import io.quaymaster.console.identity.NewApiToken;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;

/// Makes a token.
final class TokenForm extends EntryDialog {
  private final TextField name = new TextField("Name");
  private final DatePicker until = new DatePicker("Works until the end of");
  private final RolesField roles;
  private final Function<ApiTokenDraft, NewApiToken> make;

  /// @param held the roles that there are to choose from
  TokenForm(Set<ConsoleRole> held, Function<ApiTokenDraft, NewApiToken> make, Clock clock) {
    super("New API token", "Make token");
    this.make = make;
    roles = new RolesField(Set.of(ConsoleRole.VIEWER), held);
    roles.setHelperText("Never more than its owner may do at the time of the call.");
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(100);
    name.setHelperText("What it is for: nightly report.");
    name.getElement().setAttribute("autocomplete", "off");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    until.setRequiredIndicatorVisible(true);
    until.setMin(today);
    until.setMax(today.plusYears(1));
    until.setValue(today.plusDays(ApiTokenDraft.DAYS));
    until.setI18n(new DatePicker.DatePickerI18n().setFirstDayOfWeek(1).setDateFormat("d MMM yyyy"));
    until.setHelperText("In UTC; a year at most.");
    fields(name, until, roles);
  }

  @Override
  protected void save() {
    String called =
        read(name, () -> name.getValue().isBlank() ? null : name.getValue(), "Enter a name.");
    LocalDate last = read(until, until::getValue, "Choose a day within a year.");
    Set<ConsoleRole> chosen =
        read(
            roles,
            () -> roles.getValue().isEmpty() ? null : roles.getValue(),
            "Choose at least one role.");
    Instant end = last.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    try {
      NewApiToken made = make.apply(new ApiTokenDraft(called, end, chosen));
      close();
      new TokenDialog(made).open();
    } catch (IdentityException e) {
      refuse(e.getMessage());
    }
  }
}
