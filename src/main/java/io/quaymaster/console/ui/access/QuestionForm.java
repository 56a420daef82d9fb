package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.ServiceReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Who, what, on which repository, when, and with which context keys. What cannot be asked is said
/// at its field.
final class QuestionForm extends Div {
  private final WhatChoices choices = new WhatChoices();
  private final ComboBox<String> who;
  private final ComboBox<String> what;
  private final ComboBox<String> on;
  private final DateTimePicker at;
  private final Div keys = new Div();
  private final List<KeyRow> rows = new ArrayList<>();
  private final List<String> knownKeys = knownKeys();

  QuestionForm(
      PrincipalCatalog principals, RegistryCatalog registries, Clock clock, Consumer<Asked> asked) {
    addClassName("qm-question");
    who = QuestionFields.who("Who", principals);
    what = QuestionFields.what("Does what", choices);
    on = QuestionFields.on("On which repository", registries);
    at = QuestionFields.at(clock);
    keys.addClassName("qm-keys");
    Button addKey =
        new Button("Add a context key", new Icon("plus"), click -> addRow("", List.of()));
    addKey.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    Button ask = new Button("Ask", click -> submit(asked));
    ask.addThemeVariants(ButtonVariant.PRIMARY);
    ask.addClickShortcut(Key.ENTER, com.vaadin.flow.component.KeyModifier.CONTROL);
    Div fields = new Div(who, what, on, at);
    fields.addClassName("qm-question-fields");
    Div deeds = new Div(addKey, ask);
    deeds.addClassName("qm-question-deeds");
    add(fields, keys, deeds);
  }

  void show(Asked question) {
    who.setValue(question.who().isBlank() ? null : question.who());
    what.setValue(question.what().isBlank() ? null : question.what());
    on.setValue(question.on().isBlank() ? null : question.on());
    QuestionFields.show(at, question.at());
    rows.clear();
    keys.removeAll();
    question.keys().forEach(this::addRow);
  }

  private void addRow(String name, List<String> values) {
    KeyRow row =
        new KeyRow(
            knownKeys,
            name,
            values,
            gone -> {
              rows.remove(gone);
              keys.remove(gone);
            });
    rows.add(row);
    keys.add(row);
  }

  private void submit(Consumer<Asked> asked) {
    Optional<String> caller = QuestionFields.checked(who, QuestionFields::caller);
    Optional<String> repository = QuestionFields.checked(on, QuestionFields::repository);
    Optional<String> deed = QuestionFields.checked(what, choices::read);
    boolean keysFit = rows.stream().filter(row -> !row.check()).findAny().isEmpty();
    if (caller.isEmpty()
        || repository.isEmpty()
        || deed.isEmpty()
        || !fit(deed.get(), repository.get())) {
      return;
    }
    if (keysFit) {
      Map<String, List<String>> context = new LinkedHashMap<>();
      rows.forEach(row -> context.put(row.name(), row.values()));
      asked.accept(
          new Asked(
              caller.get(),
              deed.get(),
              repository.get(),
              QuestionFields.instant(at),
              context,
              Map.of()));
    }
  }

  private boolean fit(String deed, String repository) {
    Optional<String> misfit =
        RepositoryId.ofArn(repository).flatMap(id -> choices.misfit(deed, id.registry().kind()));
    QuestionFields.say(what, misfit);
    return misfit.isEmpty();
  }

  /// Shows at the fields what is wrong with a question that came by its address.
  boolean verify(Asked question) {
    Optional<String> caller = QuestionFields.checked(who, QuestionFields::caller);
    Optional<String> repository = QuestionFields.checked(on, QuestionFields::repository);
    Optional<String> deed = QuestionFields.checked(what, choices::read);
    return caller.isPresent()
        && repository.isPresent()
        && deed.isPresent()
        && rows.stream().filter(row -> !row.check()).findAny().isEmpty()
        && fit(deed.get(), repository.get());
  }

  /// `Can role deployer of account 111122223333 do docker push (private) on depot/api?`
  String inWords(Asked question) {
    String repository =
        RepositoryId.ofArn(question.on()).map(id -> id.name().value()).orElse(question.on());
    return "Can "
        + QuestionFields.name(question.who())
        + " do "
        + choices.title(question.what())
        + " on "
        + repository
        + "?";
  }

  private static List<String> knownKeys() {
    ServiceReference reference = ServiceReference.load();
    return Stream.concat(
            reference.globalKeys().stream(),
            reference.services().stream().flatMap(service -> service.conditionKeys().stream()))
        .map(ConditionKeyDefinition::name)
        .distinct()
        .sorted()
        .toList();
  }
}
