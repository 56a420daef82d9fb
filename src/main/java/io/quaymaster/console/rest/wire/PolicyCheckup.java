package io.quaymaster.console.rest.wire;

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
import org.jspecify.annotations.Nullable;

/// Lints a text as what it was said to be, or as everything that it can be.
public record PolicyCheckup(
    @Nullable PolicyType type, @Nullable RegistryKind registry, @Nullable String resource) {

  public LintReport.Linted lint(String name, SourceText source) {
    RegistryKind kind = kind(registry, resource, source.text());
    List<PolicyType> types = type != null ? List.of(type) : possibleTypes(source, kind);
    Map<Finding, List<PolicyType>> said = new LinkedHashMap<>();
    for (PolicyType each : types) {
      for (Finding finding : Inspector.inspect(source, new LintContext(each, kind, resource))) {
        said.computeIfAbsent(finding, _ -> new ArrayList<>()).add(each);
      }
    }
    List<LintReport.Said> findings = new ArrayList<>();
    said.forEach((finding, as) -> findings.add(new LintReport.Said(finding, as)));
    if (types.size() > 1) {
      findings.sort(
          Comparator.comparingInt(one -> one.finding().location().span().start().offset()));
    }
    return new LintReport.Linted(name, source, types, type == null, kind, findings);
  }

  private static List<PolicyType> possibleTypes(SourceText source, RegistryKind kind) {
    return switch (JsonReader.read(source.text())) {
      case JsonOutcome.Read(Json document) -> of(kind, TypeDetection.possibleTypes(document));
      case JsonOutcome.Broken _ -> List.of(PolicyType.REPOSITORY_POLICY);
    };
  }

  /// Those of `types` that there are in such a registry.
  public static List<PolicyType> of(RegistryKind kind, List<PolicyType> types) {
    return types.stream()
        .filter(type -> kind == RegistryKind.PRIVATE || type != PolicyType.REGISTRY_POLICY)
        .toList();
  }

  /// As it was said; else that of the resource; else public if actions of that service alone are
  /// named.
  public static RegistryKind kind(
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
}
