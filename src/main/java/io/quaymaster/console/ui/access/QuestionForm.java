package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
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
  private final ComboBox<PolicyId> session;
  private final Button addSession;
  private final Div keys = new Div();
  private final List<KeyRow> rows = new ArrayList<>();
  private final List<String> knownKeys = knownKeys();

  QuestionForm(
      PrincipalCatalog principals,
      RegistryCatalog registries,
      PolicyCatalog policies,
      Clock clock,
      Consumer<Asked> asked) {
    addClassName("qm-question");
    who = QuestionFields.who("Who", principals);
    what = QuestionFields.what("Does what", choices);
    on = QuestionFields.on("On which repository", registries);
    at = QuestionFields.at(clock);
    keys.addClassName("qm-keys");
    Button addKey =
        new Button("Add a context key", new Icon("plus"), click -> addRow("", List.of()));
    addKey.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    session = QuestionFields.session(policies);
    addSession = new Button("Add a session policy", new Icon("plus"), click -> showSession(true));
    addSession.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    showSession(false);
    Div fields = new Div(who, what, on, at);
    fields.addClassName("qm-question-fields");
    Div more = new Div(addKey, addSession);
    more.addClassName("qm-row");
    Div deeds = new Div(more, QuestionPanel.ask(() -> submit(asked)));
    deeds.addClassName("qm-question-deeds");
    add(fields, session, keys, deeds);
  }

  private void showSession(boolean shown) {
    session.setVisible(shown);
    addSession.setVisible(!shown);
  }

  void show(Asked question) {
    who.setValue(question.who().isBlank() ? null : question.who());
    what.setValue(question.what().isBlank() ? null : question.what());
    on.setValue(question.on().isBlank() ? null : question.on());
    QuestionFields.show(at, question.at());
    session.setValue(question.session());
    showSession(question.session() != null);
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
    Map<String, List<String>> context = new LinkedHashMap<>();
    rows.forEach(row -> context.put(row.name(), row.values()));
    Asked question =
        new Asked(
            "",
            "",
            "",
            QuestionFields.instant(at),
            context,
            Map.of(),
            session.isVisible() ? session.getValue() : null);
    verified(question).ifPresent(asked);
  }

  private boolean fit(String deed, String repository) {
    Optional<String> misfit =
        RepositoryId.ofArn(repository).flatMap(id -> choices.misfit(deed, id.registry().kind()));
    QuestionFields.say(what, misfit);
    return misfit.isEmpty();
  }

  /// The question with who, what and on which repository as the fields say them, or nothing if that
  /// cannot be asked, which is then said at the fields.
  Optional<Asked> verified(Asked question) {
    Optional<String> caller = QuestionFields.checked(who, QuestionFields::caller);
    Optional<String> repository = QuestionFields.checked(on, QuestionFields::repository);
    Optional<String> deed = QuestionFields.checked(what, choices::read);
    boolean keysFit = rows.stream().filter(row -> !row.check()).findAny().isEmpty();
    return caller.isPresent()
            && repository.isPresent()
            && deed.isPresent()
            && fit(deed.get(), repository.get())
            && keysFit
        ? Optional.of(question.about(caller.get(), deed.get(), repository.get()))
        : Optional.empty();
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
