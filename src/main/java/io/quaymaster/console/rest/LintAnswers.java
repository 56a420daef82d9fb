package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.rest.wire.LintJson;
import io.quaymaster.console.rest.wire.PolicyCheckup;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what is wrong in a text, or in a version on file.
@Component
class LintAnswers {
  private final ApiJson json;
  private final FiledVersions versions;

  LintAnswers(ApiJson json, FiledVersions versions) {
    this.json = json;
    this.versions = versions;
  }

  /// What is to be looked at: `text`, or `version`, which says the others by itself.
  record Question(
      @Nullable String file,
      @Nullable String text,
      @Nullable String version,
      @Nullable String type,
      @Nullable String registry,
      @Nullable String resource) {}

  String answer(String body) {
    Question question = json.read(body, Question.class);
    if (question.version() != null) {
      return ofVersion(question, question.version());
    }
    if (question.text() == null) {
      throw ApiException.invalid(
          InputError.inBody(
              "/text", "`text` is missing.", "Send the text of a policy, or `version`."));
    }
    PolicyType type = known("type", question.type(), PolicyType::ofId);
    RegistryKind registry = known("registry", question.registry(), RegistryKind::ofId);
    if (type == PolicyType.REGISTRY_POLICY
        && PolicyCheckup.kind(registry, question.resource(), "") == RegistryKind.PUBLIC) {
      throw ApiException.invalid(
          InputError.inBody(
              "/type", "Public registries have no registry policy.", "Say another type."));
    }
    String file = question.file() == null ? "text" : question.file();
    PolicyCheckup checkup = new PolicyCheckup(type, registry, question.resource());
    return LintJson.line(checkup.lint(file, new SourceText(question.text())));
  }

  private String ofVersion(Question question, String id) {
    if (question.text() != null
        || question.type() != null
        || question.registry() != null
        || question.resource() != null) {
      throw ApiException.invalid(
          InputError.inBody(
              "/version",
              "A version says its text, its type and its place by itself.",
              "Send `version` alone, or `text` without it."));
    }
    PolicyVersion version = versions.version("/version", id);
    PolicySummary policy = versions.policy(version.id().policy());
    String file = question.file() == null ? FiledVersions.idOf(version.id()) : question.file();
    return LintJson.line(FiledVersions.checkup(policy).lint(file, new SourceText(version.text())));
  }

  private static <T> @Nullable T known(
      String name, @Nullable String id, Function<String, Optional<T>> of) {
    return id == null
        ? null
        : of.apply(id)
            .orElseThrow(() ->
                ApiException.invalid(
                    InputError.inBody(
                        "/" + name,
                        "`" + id + "` is no " + name + ".",
                        "Look up which there are in /api/v1/openapi.json.")));
  }
}
