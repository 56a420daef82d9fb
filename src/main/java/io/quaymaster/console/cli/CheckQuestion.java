package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/// One question as its options put it, none of them understood yet.
record CheckQuestion(Who who, What what, Documents documents, Optional<Expected> expected) {
  /// The answer that was expected.
  enum Expected {
    ALLOW,
    DENY
  }

  record Who(
      @Nullable String principal,
      @Nullable String roleArn,
      @Nullable String userArn,
      boolean serviceLinkedRole) {}

  record What(
      @Nullable String action,
      @Nullable String task,
      @Nullable String resource,
      @Nullable String resourceAccount,
      List<String> context) {}

  /// Files; those of SCPs and RCPs are one for each level of the organization.
  record Documents(
      @Nullable String repositoryPolicy,
      @Nullable String registryPolicy,
      List<String> identityPolicies,
      @Nullable String boundary,
      @Nullable String sessionPolicy,
      List<String> scps,
      List<String> rcps) {
    Stream<String> files() {
      return Stream.of(
              Stream.of(repositoryPolicy, registryPolicy, boundary, sessionPolicy)
                  .flatMap(file -> Optional.ofNullable(file).stream()),
              identityPolicies.stream(),
              scps.stream(),
              rcps.stream())
          .flatMap(files -> files);
    }

    PolicySet read(CheckDocuments reader) {
      return new PolicySet(
          reader.all(identityPolicies, PolicyType.IDENTITY_POLICY),
          reader.one(repositoryPolicy, PolicyType.REPOSITORY_POLICY),
          reader.one(registryPolicy, PolicyType.REGISTRY_POLICY),
          reader.one(boundary, PolicyType.PERMISSIONS_BOUNDARY),
          reader.one(sessionPolicy, PolicyType.SESSION_POLICY),
          reader.levels(scps, PolicyType.SCP),
          reader.levels(rcps, PolicyType.RCP),
          false,
          false);
    }
  }

  static List<OptionSpec> options() {
    return List.of(
        Usage.one(
            "--principal",
            "ARN",
            "Who asks: the ARN of a root user, user, role, role session or federated user, a service"
                + " such as codebuild.amazonaws.com, or anonymous."),
        Usage.one(
            "--role-arn",
            "ARN",
            "Of a role session: the role with its path, which the session's ARN does not show."),
        Usage.one("--user-arn", "ARN", "Of a federated session: the IAM user behind it."),
        Usage.flag("--service-linked-role", "The principal is a service-linked role."),
        Usage.one("--action", "ACTION", "What is asked for, such as ecr:PutImage."),
        Usage.one(
            "--task",
            "TASK",
            "Instead of an action: what people do, such as private.pull or private.push."),
        Usage.one(
            "--resource",
            "ARN",
            "The repository; not needed for actions that are about no repository."),
        Usage.one(
            "--resource-account",
            "ACCOUNT",
            "The account that owns the resource, where its ARN does not say."),
        Usage.many(
            "--context",
            "KEY=VALUE",
            "1",
            "A condition key of the request; repeat it for several values of one key."),
        Usage.one("--repository-policy", "FILE", "The policy of the repository."),
        Usage.one("--registry-policy", "FILE", "The policy of the private registry."),
        Usage.many(
            "--identity-policy",
            "FILE",
            "1..*",
            "Every policy of the user and its groups, or of the role."),
        Usage.one("--boundary", "FILE", "The permissions boundary of the user or role."),
        Usage.one("--session-policy", "FILE", "The policy that the session was made with."),
        Usage.many(
            "--scp",
            "FILE",
            "1..*",
            "The service control policies of the principal's account, one for each level of the"
                + " organization, the root first."),
        Usage.many(
            "--rcp",
            "FILE",
            "1..*",
            "The resource control policies of the resource's account, likewise."),
        Usage.one(
            "--expect", "ALLOW|DENY", "The expected answer; exit status 1 if it is another one."));
  }

  static CheckQuestion of(Arguments arguments) {
    return new CheckQuestion(
        new Who(
            one("--principal", arguments),
            one("--role-arn", arguments),
            one("--user-arn", arguments),
            arguments.has("--service-linked-role")),
        new What(
            one("--action", arguments),
            one("--task", arguments),
            arguments.resource().orElse(null),
            one("--resource-account", arguments),
            arguments.texts("--context")),
        new Documents(
            one("--repository-policy", arguments),
            one("--registry-policy", arguments),
            arguments.texts("--identity-policy"),
            one("--boundary", arguments),
            one("--session-policy", arguments),
            arguments.texts("--scp"),
            arguments.texts("--rcp")),
        arguments.oneOf("--expect", Expected.values()));
  }

  private static @Nullable String one(String option, Arguments arguments) {
    return arguments.text(option).orElse(null);
  }
}
