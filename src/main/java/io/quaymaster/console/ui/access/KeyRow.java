package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.KeyType;
import io.quaymaster.iam.service.ServiceReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One context key of a question and its value, in a field that suits the key's type.
final class KeyRow extends Div {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final ServiceReference reference = ServiceReference.load();
  private final ComboBox<String> key = new ComboBox<>("Key");
  private final Div place = new Div();
  private Component field = new TextField();

  KeyRow(List<String> known, String name, List<String> values, Consumer<KeyRow> removed) {
    addClassName("qm-key-row");
    place.addClassName("qm-key-value");
    key.setItems(known);
    key.setAllowCustomValue(true);
    key.addCustomValueSetListener(event -> key.setValue(event.getDetail().strip()));
    key.setPlaceholder("aws:SourceIp");
    key.addValueChangeListener(change -> fieldFor(change.getValue(), List.of()));
    Button remove = new Button(new Icon("close"), click -> removed.accept(this));
    remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    remove.setAriaLabel("Remove this key");
    remove.setTooltipText("Remove this key");
    add(key, place, remove);
    key.setValue(name.isEmpty() ? null : name);
    fieldFor(name, values);
  }

  private Optional<ConditionKeyDefinition> definition() {
    return Optional.ofNullable(key.getValue()).flatMap(reference::key);
  }

  private void fieldFor(@Nullable String name, List<String> values) {
    Optional<ConditionKeyDefinition> known = Optional.ofNullable(name).flatMap(reference::key);
    field =
        known.filter(ConditionKeyDefinition::multiValued).isPresent()
            ? several(values)
            : known.filter(found -> found.type() == KeyType.BOOL).isPresent()
                ? yesOrNo(values)
                : text(known, values);
    place.removeAll();
    place.add(field);
  }

  private static Component several(List<String> values) {
    MultiSelectComboBox<String> box = new MultiSelectComboBox<>("Values");
    Set<String> items = new LinkedHashSet<>(values);
    box.setItems(items);
    box.setValue(items);
    box.setAllowCustomValue(true);
    box.addCustomValueSetListener(event -> {
      Set<String> chosen = new LinkedHashSet<>(box.getValue());
      chosen.add(event.getDetail().strip());
      box.setItems(chosen);
      box.setValue(chosen);
    });
    box.setHelperText("Type each value and press Enter.");
    box.setWidthFull();
    return box;
  }

  private static Component yesOrNo(List<String> values) {
    Select<String> select = new Select<>();
    select.setLabel("Value");
    select.setItems("true", "false");
    select.setValue(values.isEmpty() ? "true" : values.getFirst());
    select.setWidthFull();
    return select;
  }

  private static Component text(Optional<ConditionKeyDefinition> known, List<String> values) {
    TextField text = new TextField("Value");
    text.setValue(values.isEmpty() ? "" : values.getFirst());
    text.setPlaceholder(known.map(found -> example(found.type())).orElse(""));
    text.setWidthFull();
    return text;
  }

  private static String example(KeyType type) {
    return switch (type) {
      case STRING, BINARY -> "";
      case ARN -> "arn:aws:iam::111122223333:role/deployer";
      case NUMERIC -> "42";
      case DATE -> "2026-11-22T14:05:00Z";
      case BOOL -> "true";
      case IP_ADDRESS -> "203.0.113.7";
    };
  }

  /// The key's name as it is in the data, empty if the row is empty.
  String name() {
    return Optional.ofNullable(key.getValue()).orElse("").strip();
  }

  @SuppressWarnings("unchecked")
  List<String> values() {
    return switch (field) {
      case MultiSelectComboBox<?> box -> List.copyOf((Set<String>) box.getValue());
      case HasValue<?, ?> one -> {
        String text = String.valueOf(one.getValue()).strip();
        yield text.isEmpty() ? List.of() : List.of(text);
      }
      default -> List.of();
    };
  }

  /// Whether key and value can be asked with; if not, it is said at the field.
  boolean check() {
    String name = name();
    Optional<String> wrongKey = wrongKey(name);
    key.setErrorMessage(wrongKey.map(PlainProse::of).orElse(""));
    key.setInvalid(wrongKey.isPresent());
    Optional<String> wrongValue = wrongKey.isPresent() ? Optional.empty() : wrongValue();
    if (field instanceof HasValidationProperties validated) {
      validated.setErrorMessage(wrongValue.map(PlainProse::of).orElse(""));
      validated.setInvalid(wrongValue.isPresent());
    }
    return wrongKey.isEmpty() && wrongValue.isEmpty();
  }

  private Optional<String> wrongKey(String name) {
    if (name.isEmpty()) {
      return Optional.of("Choose a key, or remove the row.");
    }
    if (name.contains("${")) {
      return Optional.of("Put the tag's key in the place of `${TagKey}`.");
    }
    if (reference.key(name).isPresent()) {
      return Optional.empty();
    }
    List<String> near = reference.nearestKeys(name, 1);
    return Optional.of(
        "No request to ECR carries `"
            + name
            + "`."
            + (near.isEmpty() ? "" : " Did you mean `" + near.getFirst() + "`?"));
  }

  private Optional<String> wrongValue() {
    boolean many = definition().filter(ConditionKeyDefinition::multiValued).isPresent();
    if (values().isEmpty()) {
      return many ? Optional.empty() : Optional.of("Enter the value that the request carries.");
    }
    String value = values().getFirst();
    return definition()
        .flatMap(known ->
            switch (known.type()) {
              case STRING, ARN, BINARY, BOOL -> Optional.empty();
              case NUMERIC ->
                  isNumber(value) ? Optional.empty() : Optional.of("`" + value + "` is no number.");
              case DATE ->
                  isInstant(value)
                      ? Optional.empty()
                      : Optional.of("`" + value + "` is no time: write 2026-11-22T14:05:00Z.");
              case IP_ADDRESS ->
                  ADDRESS.matcher(value).matches()
                      ? Optional.empty()
                      : Optional.of(
                          "`"
                              + value
                              + "` is no address; a request comes from one, not from a range.");
            });
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).scale() > Integer.MIN_VALUE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isInstant(String text) {
    try {
      return Instant.parse(text).isAfter(Instant.MIN);
    } catch (DateTimeParseException e) {
      return text.matches("[0-9]+");
    }
  }
}
