package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Guardrails that every team is likely to want; all are off until somebody switches them on.
final class BuiltInGuardrails {
  private static final List<PolicyType> AT_RESOURCES =
      List.of(PolicyType.REPOSITORY_POLICY, PolicyType.REGISTRY_POLICY);
  private static final List<String> EVERYTHING = List.of("ecr:*", "ecr-public:*");
  private static final List<String> PUSH = List.of("private.push", "public.push");

  private static final List<String> ORGANIZATION_KEYS =
      List.of("aws:PrincipalOrgID", "aws:PrincipalOrgPaths");
  private static final List<String> NETWORK_KEYS =
      List.of(
          "aws:SourceVpc",
          "aws:SourceVpce",
          "aws:SourceVpcArn",
          "aws:VpceOrgID",
          "aws:VpceOrgPaths");

  private BuiltInGuardrails() {}

  static List<Guardrail> all() {
    return List.of(
        guardrail(
            "outside-push",
            "Nobody outside the organization may push",
            "Whoever pushes an image decides what runs. A build that an outsider can replace is a way into every cluster that pulls it.",
            new GuardrailDefinition(
                AT_RESOURCES,
                PUSH,
                Callers.OUTSIDE_ORGANIZATION,
                List.of(),
                List.of(),
                GuardrailScope.EVERYWHERE)),
        guardrail(
            "unconditional-everyone",
            "No access for everyone without a condition",
            "A principal `*` whose condition was dropped lets every AWS account in. Where a condition on the organization or on the network holds strangers back, it is fine.",
            new GuardrailDefinition(
                AT_RESOURCES,
                EVERYTHING,
                Callers.STRANGERS,
                List.of(),
                concat(ORGANIZATION_KEYS, NETWORK_KEYS),
                GuardrailScope.EVERYWHERE)),
        guardrail(
            "outside-administration",
            "No administration from another account",
            "Whoever may set a policy may grant themselves everything else. That stays with the account that owns the repository.",
            new GuardrailDefinition(
                AT_RESOURCES,
                List.of(
                    "ecr:SetRepositoryPolicy",
                    "ecr:DeleteRepositoryPolicy",
                    "ecr:PutRegistryPolicy",
                    "ecr:DeleteRegistryPolicy",
                    "ecr-public:SetRepositoryPolicy",
                    "ecr-public:DeleteRepositoryPolicy"),
                Callers.OUTSIDE_ACCOUNT,
                List.of(),
                List.of(),
                GuardrailScope.EVERYWHERE)),
        guardrail(
            "outside-deletion",
            "Nobody outside the organization may delete images or repositories",
            "A deleted image cannot be pulled by the next node that starts. Only your own accounts clean up.",
            new GuardrailDefinition(
                AT_RESOURCES,
                List.of(
                    "ecr:BatchDeleteImage",
                    "ecr:DeleteRepository",
                    "ecr-public:BatchDeleteImage",
                    "ecr-public:DeleteRepository"),
                Callers.OUTSIDE_ORGANIZATION,
                List.of(),
                List.of(),
                GuardrailScope.EVERYWHERE)),
        guardrail(
            "anonymous",
            "Nothing for anonymous callers but what public registries give anyway",
            "Everyone pulls from a public registry, and no policy is needed for that. A public repository's policy that names everyone gives away more: pushing, deleting, the policy itself.",
            new GuardrailDefinition(
                List.of(PolicyType.REPOSITORY_POLICY),
                List.of("ecr-public:*"),
                Callers.ANONYMOUS,
                List.of(),
                List.of(),
                GuardrailScope.in(RegistryKind.PUBLIC))),
        guardrail(
            "all-of-aws",
            "No access for all of AWS",
            "Stricter than the one about everyone without a condition: whom a text lets in, it names, by account or by organization. A condition on the network alone does not do.",
            new GuardrailDefinition(
                AT_RESOURCES,
                EVERYTHING,
                Callers.STRANGERS,
                List.of(),
                List.of(),
                GuardrailScope.EVERYWHERE)),
        guardrail(
            "outside-pull-shows-organization",
            "Pulling from outside only with a condition on the organization",
            "An account that leaves its organization, or was never in one, keeps a grant that names it by its number. A condition on `aws:PrincipalOrgID` or `aws:PrincipalOrgPaths` ends with the membership.",
            new GuardrailDefinition(
                AT_RESOURCES,
                List.of("private.pull"),
                Callers.OUTSIDE_ORGANIZATION,
                List.of(),
                ORGANIZATION_KEYS,
                GuardrailScope.in(RegistryKind.PRIVATE))),
        guardrail(
            "outside-replication",
            "Replication and pull through cache from the own organization only",
            "Replication writes whole repositories into a registry, and a cache rule fetches from anywhere. Both fill your registry with what others chose.",
            new GuardrailDefinition(
                AT_RESOURCES,
                List.of(
                    "ecr:ReplicateImage", "ecr:CreateRepository", "ecr:BatchImportUpstreamImage"),
                Callers.OUTSIDE_ORGANIZATION,
                List.of(),
                List.of(),
                GuardrailScope.in(RegistryKind.PRIVATE))));
  }

  /// The id of a built-in guardrail is the same everywhere.
  static GuardrailId id(String key) {
    return new GuardrailId(
        UUID.nameUUIDFromBytes(("quaymaster:guardrail:" + key).getBytes(StandardCharsets.UTF_8)));
  }

  private static Guardrail guardrail(
      String key, String title, String purpose, GuardrailDefinition definition) {
    GuardrailContent content =
        new GuardrailContent(title, purpose, definition, GuardrailLevel.OFF, List.of());
    return new Guardrail(
        id(key), 0, true, content, null, null, "", ContentHash.of(GuardrailText.of(content)));
  }

  private static List<String> concat(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }
}
