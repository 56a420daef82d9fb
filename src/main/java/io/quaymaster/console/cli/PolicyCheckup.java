package io.quaymaster.console.cli;

import io.quaymaster.iam.inspection.Inspector;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.parse.TypeDetection;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lints a text as what it was said to be, or as everything that it can be.
record PolicyCheckup(
    @Nullable PolicyType type, @Nullable RegistryKind registry, @Nullable String resource) {

  LintReport.Linted lint(Input.Text text) {
    RegistryKind kind = kind(registry, resource, text.source().text());
    List<PolicyType> types = type != null ? List.of(type) : possibleTypes(text.source(), kind);
    Map<Finding, List<PolicyType>> said = new LinkedHashMap<>();
    for (PolicyType each : types) {
      for (Finding finding :
          Inspector.inspect(text.source(), new LintContext(each, kind, resource))) {
        said.computeIfAbsent(finding, _ -> new ArrayList<>()).add(each);
      }
    }
    List<LintReport.Said> findings = new ArrayList<>();
    said.forEach((finding, as) -> findings.add(new LintReport.Said(finding, as)));
    if (types.size() > 1) {
      findings.sort(
          Comparator.comparingInt(one -> one.finding().location().span().start().offset()));
    }
    return new LintReport.Linted(text.name(), text.source(), types, type == null, kind, findings);
  }

  private static List<PolicyType> possibleTypes(SourceText source, RegistryKind kind) {
    return switch (JsonReader.read(source.text())) {
      case JsonOutcome.Read(Json document) -> of(kind, TypeDetection.possibleTypes(document));
      case JsonOutcome.Broken _ -> List.of(PolicyType.REPOSITORY_POLICY);
    };
  }

  /// Those of `types` that there are in such a registry.
  static List<PolicyType> of(RegistryKind kind, List<PolicyType> types) {
    return types.stream()
        .filter(type -> kind == RegistryKind.PRIVATE || type != PolicyType.REGISTRY_POLICY)
        .toList();
  }

  /// As it was said; else that of the resource; else public if actions of that service alone are
  /// named.
  static RegistryKind kind(
      @Nullable RegistryKind registry, @Nullable String resource, String text) {
    if (registry != null) {
      return registry;
    }
    Optional<RegistryKind> ofResource =
        Optional.ofNullable(resource)
            .flatMap(Arn::parse)
            .map(Arn::service)
            .flatMap(RegistryKind::ofServicePrefix);
    boolean onlyPublic = text.contains("\"ecr-public:") && !text.contains("\"ecr:");
    return ofResource.orElse(onlyPublic ? RegistryKind.PUBLIC : RegistryKind.PRIVATE);
  }

  /// The sentence that says what was guessed.
  static String saidGuess(LintReport.Linted linted) {
    String file = linted.file() + ": ";
    if (linted.isAmbiguous()) {
      String all = linted.types().stream().map(PolicyType::id).collect(Collectors.joining(", "));
      return file
          + "its statements name both principals and resources, so it can be "
          + all
          + "; looked at as each of them. Say which with --type.";
    }
    return switch (linted.types().getFirst()) {
      case REPOSITORY_POLICY ->
          file
              + "looked at as repository-policy: its statements name principals and no resources. --type says otherwise.";
      default ->
          file
              + "looked at as identity-policy: its statements name no principals. Permissions boundaries, session"
              + " policies and SCPs look the same; --type says which.";
    };
  }
}
