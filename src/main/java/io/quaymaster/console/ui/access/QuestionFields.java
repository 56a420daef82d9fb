package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.PrincipalName;
import io.quaymaster.iam.evaluation.PrincipalText;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields that questions are made of. What is on file is offered, anything else can be typed,
/// and what cannot be asked is said at its field.
final class QuestionFields {
  private static final int MAX_WINDOW = 1_000;
  private static final int MAX_LENGTH = 2048;

  private QuestionFields() {}

  /// A user or role, or whatever else can call.
  static ComboBox<String> who(String label, PrincipalCatalog principals) {
    ComboBox<String> who = new ComboBox<>(label);
    who.setPlaceholder("A user or role, or an ARN");
    who.setHelperText("Or a service such as codebuild.amazonaws.com, or anonymous");
    who.setItemLabelGenerator(QuestionFields::name);
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
    return custom(who);
  }

  private static PrincipalFilter callers(Optional<String> words) {
    return new PrincipalFilter(
        words.orElse(""), Set.of(PrincipalKind.USER, PrincipalKind.ROLE), Set.of());
  }

  /// A task or an action.
  static ComboBox<String> what(String label, WhatChoices choices) {
    ComboBox<String> what = new ComboBox<>(label);
    what.setItems(choices.ids());
    what.setItemLabelGenerator(choices::title);
    what.setRenderer(
        new ComponentRenderer<>(id -> twoLines(choices.title(id), choices.detail(id))));
    what.setPlaceholder("A task or an action");
    what.setOverlayWidth("24rem");
    return custom(what);
  }

  static ComboBox<String> on(String label, RegistryCatalog registries) {
    ComboBox<String> on = new ComboBox<>(label);
    on.setPlaceholder("A repository, or its ARN");
    on.setItemLabelGenerator(QuestionFields::repositoryName);
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
    return custom(on);
  }

  /// One of the session policies on file.
  static ComboBox<PolicyId> session(PolicyCatalog policies) {
    ComboBox<PolicyId> session = new ComboBox<>("Session policy");
    session.setHelperText(
        "What the session was made with; only roles and federated users have one");
    session.setPlaceholder("A session policy on file");
    session.setClearButtonVisible(true);
    session.setItemLabelGenerator(
        id -> policies.policy(id).map(QuestionFields::policyName).orElse("not on file"));
    session.setItems(
        new CallbackDataProvider<PolicyId, String>(
            query ->
                policies
                    .policies(
                        sessionPolicies(query.getFilter()),
                        new Window(query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW)))
                    .stream()
                    .map(PolicySummary::id),
            query -> policies.countPolicies(sessionPolicies(query.getFilter()))));
    return session;
  }

  private static String policyName(PolicySummary policy) {
    return policy.name() + " of " + policy.accountName();
  }

  private static PolicyFilter sessionPolicies(Optional<String> words) {
    return new PolicyFilter(
        words.orElse(""), Set.of(PolicyType.SESSION_POLICY), Set.of(), PolicyFilter.State.ANY);
  }

  /// The instant that a question is about; empty for now.
  static DateTimePicker at(Clock clock) {
    DateTimePicker at = new DateTimePicker("When (UTC)");
    at.setHelperText("Empty: now");
    at.setStep(Duration.ofMinutes(1));
    at.setMax(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
    return at;
  }

  static void show(DateTimePicker field, @Nullable Instant at) {
    field.setValue(at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  static @Nullable Instant instant(DateTimePicker field) {
    LocalDateTime at = field.getValue();
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  private static ComboBox<String> custom(ComboBox<String> box) {
    box.setAllowCustomValue(true);
    box.addCustomValueSetListener(event -> box.setValue(event.getDetail().strip()));
    return box;
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
    return who.startsWith("arn:") ? PrincipalName.caller(who) : who;
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

  /// Reads what was typed.
  interface Reader {
    /// @throws IllegalArgumentException if it cannot be asked; the message says why
    String read(String typed);
  }

  /// What a field holds, or nothing, with the reason at the field.
  static Optional<String> checked(ComboBox<String> field, Reader reader) {
    try {
      String typed = Optional.ofNullable(field.getValue()).orElse("").strip();
      if (typed.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "This is longer than anything that can be asked about: an ARN has at most "
                + MAX_LENGTH
                + " characters.");
      }
      String value = reader.read(typed);
      say(field, Optional.empty());
      return Optional.of(value);
    } catch (IllegalArgumentException e) {
      say(field, Optional.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  static void say(HasValidationProperties field, Optional<String> wrong) {
    field.setErrorMessage(wrong.map(PlainProse::of).orElse(""));
    field.setInvalid(wrong.isPresent());
  }

  static String caller(String typed) {
    if (typed.isEmpty()) {
      throw new IllegalArgumentException("Say who asks for access.");
    }
    return switch (PrincipalText.read(typed)) {
      case PrincipalText.Outcome.Read read -> typed;
      case PrincipalText.Outcome.Unknown(String message) ->
          throw new IllegalArgumentException(message + ".");
    };
  }

  static String repository(String typed) {
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
}
