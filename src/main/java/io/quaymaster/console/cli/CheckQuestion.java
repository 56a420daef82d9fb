package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that put one question.
final class CheckQuestion {
  /// The answer that was expected.
  enum Expected {
    ALLOW,
    DENY
  }

  @Option(
      names = "--principal",
      paramLabel = "ARN",
      description =
          "Who asks: the ARN of a root user, user, role, role session or federated user, a service such as"
              + " codebuild.amazonaws.com, or anonymous.")
  @Nullable String principal;

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description =
          "Of a role session: the role with its path, which the session's ARN does not show.")
  @Nullable String roleArn;

  @Option(
      names = "--user-arn",
      paramLabel = "ARN",
      description = "Of a federated session: the IAM user behind it.")
  @Nullable String userArn;

  @Option(names = "--service-linked-role", description = "The principal is a service-linked role.")
  boolean serviceLinkedRole;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "What is asked for, such as ecr:PutImage.")
  @Nullable String action;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "Instead of an action: what people do, such as private.pull or private.push.")
  @Nullable String task;

  @Option(
      names = "--resource",
      paramLabel = "ARN",
      description = "The repository; not needed for actions that are about no repository.")
  @Nullable String resource;

  @Option(
      names = "--resource-account",
      paramLabel = "ACCOUNT",
      description = "The account that owns the resource, where its ARN does not say.")
  @Nullable String resourceAccount;

  @Option(
      names = "--context",
      paramLabel = "KEY=VALUE",
      description = "A condition key of the request; repeat it for several values of one key.")
  List<String> context = List.of();

  @Option(
      names = "--repository-policy",
      paramLabel = "FILE",
      description = "The policy of the repository.")
  @Nullable String repositoryPolicy;

  @Option(
      names = "--registry-policy",
      paramLabel = "FILE",
      description = "The policy of the private registry.")
  @Nullable String registryPolicy;

  @Option(
      names = "--identity-policy",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Every policy of the user and its groups, or of the role.")
  List<String> identityPolicies = List.of();

  @Option(
      names = "--boundary",
      paramLabel = "FILE",
      description = "The permissions boundary of the user or role.")
  @Nullable String boundary;

  @Option(
      names = "--session-policy",
      paramLabel = "FILE",
      description = "The policy that the session was made with.")
  @Nullable String sessionPolicy;

  @Option(
      names = "--scp",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The service control policies of the principal's account, one for each level of the"
              + " organization, the root first.")
  List<String> scps = List.of();

  @Option(
      names = "--rcp",
      arity = "1..*",
      paramLabel = "FILE",
      description = "The resource control policies of the resource's account, likewise.")
  List<String> rcps = List.of();

  @Option(
      names = "--expect",
      paramLabel = "ALLOW|DENY",
      converter = Choices.OfExpected.class,
      description = "The expected answer; exit status 1 if it is another one.")
  @Nullable Expected expected;

  /// Everything that is to be read; standard input once at most.
  Stream<String> files() {
    return Stream.of(
            Stream.of(repositoryPolicy, registryPolicy, boundary, sessionPolicy)
                .flatMap(file -> Optional.ofNullable(file).stream()),
            identityPolicies.stream(),
            scps.stream(),
            rcps.stream())
        .flatMap(files -> files);
  }

  PolicySet policies(CheckDocuments documents) {
    return new PolicySet(
        documents.all(identityPolicies, PolicyType.IDENTITY_POLICY),
        documents.one(repositoryPolicy, PolicyType.REPOSITORY_POLICY),
        documents.one(registryPolicy, PolicyType.REGISTRY_POLICY),
        documents.one(boundary, PolicyType.PERMISSIONS_BOUNDARY),
        documents.one(sessionPolicy, PolicyType.SESSION_POLICY),
        documents.levels(scps, PolicyType.SCP),
        documents.levels(rcps, PolicyType.RCP),
        false,
        false);
  }
}
