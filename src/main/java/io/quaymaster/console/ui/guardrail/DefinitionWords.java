package io.quaymaster.console.ui.guardrail;

import io.quaymaster.console.guardrail.Callers;
import io.quaymaster.console.guardrail.GuardrailDefinition;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;
import java.util.stream.Collectors;

/// What a guardrail guards, in words.
final class DefinitionWords {
  private DefinitionWords() {}

  /// Of the actions and tasks: *docker push, `ecr:DeleteRepository`*.
  static String what(GuardrailDefinition definition) {
    return definition.what().stream()
        .map(one ->
            ServiceReference.load().task(one).map(TaskDefinition::title).orElse("`" + one + "`"))
        .collect(Collectors.joining(", "));
  }

  static String callers(GuardrailDefinition definition) {
    String except = listed(definition.except());
    return definition.callers().title() + (except.isEmpty() ? "" : ", but not " + except);
  }

  static String without(GuardrailDefinition definition) {
    return definition.without().isEmpty()
        ? "Whatever conditions the text asks for"
        : "Unless the text asks for one of " + listed(definition.without());
  }

  static String where(GuardrailDefinition definition) {
    return definition.where().words().orElse("Everywhere");
  }

  static String types(GuardrailDefinition definition) {
    return definition.types().stream()
        .map(DefinitionWords::several)
        .collect(Collectors.joining(", "));
  }

  /// What it does not touch.
  static String limits(GuardrailDefinition definition) {
    String own =
        definition.callers() == Callers.EVERYONE
            ? "Callers of the owning account count where the text itself grants them something."
            : "Callers of the owning account are not meant: their own policies decide.";
    return own
        + " Each text is examined by itself: what an SCP, an RCP or a boundary keeps back is no excuse."
        + " Those three kinds grant nothing and are not examined.";
  }

  static String several(PolicyType type) {
    return switch (type) {
      case REPOSITORY_POLICY -> "repository policies";
      case REGISTRY_POLICY -> "registry policies";
      case IDENTITY_POLICY -> "identity-based policies";
      case PERMISSIONS_BOUNDARY -> "permissions boundaries";
      case SESSION_POLICY -> "session policies";
      case SCP -> "SCPs";
      case RCP -> "RCPs";
    };
  }

  private static String listed(List<String> texts) {
    return texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
  }
}
