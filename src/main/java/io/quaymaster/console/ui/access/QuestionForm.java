package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.PrincipalName;
import io.quaymaster.iam.evaluation.PrincipalText;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.ServiceReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Who, what, on which repository, when, and with which context keys. What cannot be asked is said
/// at its field.
final class QuestionForm extends Div {
  private static final int MAX_WINDOW = 1_000;

  private final WhatChoices choices = new WhatChoices();
  private final ComboBox<String> who = new ComboBox<>("Who");
  private final ComboBox<String> what = new ComboBox<>("Does what");
  private final ComboBox<String> on = new ComboBox<>("On which repository");
  private final DateTimePicker at = new DateTimePicker("When (UTC)");
  private final Div keys = new Div();
  private final List<KeyRow> rows = new ArrayList<>();
  private final List<String> knownKeys = knownKeys();

  QuestionForm(
      PrincipalCatalog principals, RegistryCatalog registries, Clock clock, Consumer<Asked> asked) {
    addClassName("qm-question");
    who(principals);
    what();
    on(registries);
    at.setHelperText("Empty: now");
    at.setStep(Duration.ofMinutes(1));
    at.setMax(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
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

  private void who(PrincipalCatalog principals) {
    who.setPlaceholder("A user or role, or an ARN");
    who.setHelperText("Or a service such as codebuild.amazonaws.com, or anonymous");
    who.setItemLabelGenerator(QuestionForm::name);
    who.setItems(
        new CallbackDataProvider<String, String>(
            query ->
                principals
                    .principals(
                        callers(query.getFilter()),
                        new Window(query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW)))
                    .stream()
                    .map(PrincipalSummary::arn),
            query -> principals.countPrincipals(callers(query.getFilter()))));
    custom(who);
  }

  private static PrincipalFilter callers(Optional<String> words) {
    return new PrincipalFilter(
        words.orElse(""), Set.of(PrincipalKind.USER, PrincipalKind.ROLE), Set.of());
  }

  private void what() {
    what.setItems(choices.ids());
    what.setItemLabelGenerator(choices::title);
    what.setRenderer(
        new ComponentRenderer<>(id -> twoLines(choices.title(id), choices.detail(id))));
    what.setPlaceholder("A task or an action");
    what.setOverlayWidth("24rem");
    custom(what);
  }

  private void on(RegistryCatalog registries) {
    on.setPlaceholder("A repository, or its ARN");
    on.setItemLabelGenerator(QuestionForm::repositoryName);
    on.setItems(
        new CallbackDataProvider<String, String>(
            query ->
                registries
                    .repositories(
                        CatalogFilter.ALL.withSearch(query.getFilter().orElse("")),
                        new Window(query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW)))
                    .stream()
                    .map(repository -> repository.id().toString()),
            query ->
                registries.countRepositories(
                    CatalogFilter.ALL.withSearch(query.getFilter().orElse("")))));
    custom(on);
  }

  private static void custom(ComboBox<String> box) {
    box.setAllowCustomValue(true);
    box.addCustomValueSetListener(event -> box.setValue(event.getDetail().strip()));
  }

  private static Div twoLines(String first, String second) {
    Span more = new Span(second);
    more.addClassNames("qm-muted", "qm-small");
    Div lines = new Div(new Span(first), more);
    lines.addClassName("qm-choice");
    return lines;
  }

  /// `role deployer of account 111122223333`, or what was typed.
  static String name(String who) {
    return who.startsWith("arn:") ? PrincipalName.text(who) : who;
  }

  /// `depot/api (111122223333, eu-central-1)`, or what was typed.
  static String repositoryName(String arn) {
    return RepositoryId.ofArn(arn)
        .map(id ->
            id.name()
                + " ("
                + id.registry().account()
                + ", "
                + (id.registry().region().isEmpty() ? "public" : id.registry().region())
                + ")")
        .orElse(arn);
  }

  void show(Asked question) {
    who.setValue(question.who().isBlank() ? null : question.who());
    what.setValue(question.what().isBlank() ? null : question.what());
    on.setValue(question.on().isBlank() ? null : question.on());
    Instant when = question.at();
    at.setValue(when == null ? null : LocalDateTime.ofInstant(when, ZoneOffset.UTC));
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
    Optional<String> caller = checked(who, QuestionForm::caller);
    Optional<String> repository = checked(on, QuestionForm::repository);
    Optional<String> deed = checked(what, choices::read);
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
      LocalDateTime when = at.getValue();
      asked.accept(
          new Asked(
              caller.get(),
              deed.get(),
              repository.get(),
              when == null ? null : when.toInstant(ZoneOffset.UTC),
              context,
              Map.of()));
    }
  }

  private boolean fit(String deed, String repository) {
    Optional<String> misfit =
        RepositoryId.ofArn(repository).flatMap(id -> choices.misfit(deed, id.registry().kind()));
    say(what, misfit);
    return misfit.isEmpty();
  }

  /// Shows at the fields what is wrong with a question that came by its address.
  boolean verify(Asked question) {
    Optional<String> caller = checked(who, QuestionForm::caller);
    Optional<String> repository = checked(on, QuestionForm::repository);
    Optional<String> deed = checked(what, choices::read);
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
        + name(question.who())
        + " do "
        + choices.title(question.what())
        + " on "
        + repository
        + "?";
  }

  private interface Reader {
    String read(String typed);
  }

  private static Optional<String> checked(ComboBox<String> field, Reader reader) {
    try {
      String value = reader.read(Optional.ofNullable(field.getValue()).orElse("").strip());
      say(field, Optional.empty());
      return Optional.of(value);
    } catch (IllegalArgumentException e) {
      say(field, Optional.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static void say(HasValidationProperties field, Optional<String> wrong) {
    field.setErrorMessage(wrong.map(PlainProse::of).orElse(""));
    field.setInvalid(wrong.isPresent());
  }

  private static String caller(String typed) {
    if (typed.isEmpty()) {
      throw new IllegalArgumentException("Say who asks for access.");
    }
    return switch (PrincipalText.read(typed)) {
      case PrincipalText.Outcome.Read read -> typed;
      case PrincipalText.Outcome.Unknown(String message) ->
          throw new IllegalArgumentException(message + ".");
    };
  }

  private static String repository(String typed) {
    if (typed.isEmpty()) {
      throw new IllegalArgumentException("Choose the repository.");
    }
    return RepositoryId.ofArn(typed)
        .map(RepositoryId::toString)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "`"
                    + typed
                    + "` is not the ARN of a repository: arn:aws:ecr:eu-central-1:111122223333:repository/depot/api, or"
                    + " for a public one arn:aws:ecr-public::111122223333:repository/depot/api."));
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
