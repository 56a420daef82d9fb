package io.quaymaster.console.ui.editor;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.iam.policy.PolicyType;

/// What the first version of a policy begins with: a small, complete document of its type that fits
/// its place, to be changed.
final class StartingText {
  private static final String PULL =
      "[\"ecr:BatchCheckLayerAvailability\", \"ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer\"]";

  private static final String PUBLIC_PUSH =
      """
      [
              "ecr-public:BatchCheckLayerAvailability",
              "ecr-public:CompleteLayerUpload",
              "ecr-public:InitiateLayerUpload",
              "ecr-public:PutImage",
              "ecr-public:UploadLayerPart"
            ]\
      """;

  private StartingText() {}

  static String of(PolicyType type, PolicyPlace place) {
    return switch (place) {
      case PolicyPlace.OnRepository(var repository) ->
          switch (repository.registry()) {
            case RegistryId.PrivateRegistry registry -> repository("Pull", registry, PULL);
            case RegistryId.PublicRegistry registry -> repository("Push", registry, PUBLIC_PUSH);
          };
      case PolicyPlace.OnRegistry(var registry) -> registry(registry);
      case PolicyPlace.InAccount(AccountId account) -> inAccount(type, account);
      case PolicyPlace.InOrganization(OrganizationId organization) ->
          type == PolicyType.RCP ? perimeter(organization) : guard();
    };
  }

  private static String repository(String sid, RegistryId registry, String actions) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "%s",
          "Effect": "Allow",
          "Principal": {"AWS": "arn:%s:iam::%s:root"},
          "Action": %s
        }
      ]
    }
    """
        .formatted(sid, registry.partition(), registry.account(), actions);
  }

  private static String registry(RegistryId.PrivateRegistry registry) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Replicate",
          "Effect": "Allow",
          "Principal": {"AWS": "arn:%1$s:iam::%3$s:root"},
          "Action": ["ecr:CreateRepository", "ecr:ReplicateImage"],
          "Resource": "arn:%1$s:ecr:%2$s:%3$s:repository/*"
        }
      ]
    }
    """
        .formatted(registry.partition(), registry.region(), registry.account());
  }

  private static String inAccount(PolicyType type, AccountId account) {
    String resource =
        type == PolicyType.PERMISSIONS_BOUNDARY
            ? "*"
            : "arn:aws:ecr:*:" + account + ":repository/*";
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Login",
          "Effect": "Allow",
          "Action": "ecr:GetAuthorizationToken",
          "Resource": "*"
        },
        {
          "Sid": "Pull",
          "Effect": "Allow",
          "Action": %s,
          "Resource": "%s"
        }
      ]
    }
    """
        .formatted(PULL, resource);
  }

  private static String guard() {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "KeepRepositories",
          "Effect": "Deny",
          "Action": ["ecr:DeleteRepository", "ecr-public:DeleteRepository"],
          "Resource": "*"
        }
      ]
    }
    """;
  }

  private static String perimeter(OrganizationId organization) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "OutsidersDenied",
          "Effect": "Deny",
          "Principal": "*",
          "Action": "ecr:*",
          "Resource": "*",
          "Condition": {
            "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "%s"},
            "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}
          }
        }
      ]
    }
    """
        .formatted(organization);
  }
}
