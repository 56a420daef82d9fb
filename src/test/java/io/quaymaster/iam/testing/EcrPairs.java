package io.quaymaster.iam.testing;

import io.quaymaster.iam.policy.PolicyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Pairs of ECR policies such as people have: repository and identity policies of 2 to 30
/// statements with every operator, and one to three edits between the two sides.
public final class EcrPairs {
  private static final List<String> ACCOUNTS =
      List.of("111122223333", "222233334444", "333344445555", "444455556666", "777788889999");
  private static final List<String> ROLES =
      List.of("ci", "deployer", "team/reader", "app/web", "admin", "break-glass");
  private static final List<String> USERS = List.of("alice", "bob", "ops/carol");
  private static final List<String> SERVICES =
      List.of("codebuild.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com");
  private static final List<String> PULL =
      List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");
  private static final List<String> PUSH =
      List.of(
          "ecr:CompleteLayerUpload",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart");
  private static final List<String> SINGLE =
      List.of(
          "ecr:DescribeImages",
          "ecr:ListImages",
          "ecr:DescribeRepositories",
          "ecr:GetRepositoryPolicy",
          "ecr:SetRepositoryPolicy",
          "ecr:DeleteRepositoryPolicy",
          "ecr:BatchDeleteImage",
          "ecr:DeleteRepository",
          "ecr:TagResource",
          "ecr:StartImageScan",
          "ecr:PutLifecyclePolicy",
          "ecr:ReplicateImage",
          "ecr:GetAuthorizationToken",
          "ecr:CreateRepository");
  private static final List<String> WILD =
      List.of(
          "ecr:Get*", "ecr:Describe*", "ecr:Batch*", "ecr:*LayerUpload", "ecr:*", "ecr:P?tImage");
  private static final List<String> NAMES =
      List.of(
          "app", "team/app", "team/web", "team/*", "app*", "prod/*", "*", "base/java-??", "*-dev");
  private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1", "*", "eu-*");

  private static final List<String> CONDITIONS =
      List.of(
          "StringEquals aws:PrincipalOrgID o-abc123|o-def456",
          "StringNotEquals aws:PrincipalOrgID o-abc123",
          "StringEqualsIfExists aws:PrincipalOrgID o-abc123",
          "StringEquals aws:PrincipalAccount 222233334444|333344445555",
          "StringNotEquals aws:PrincipalAccount 111122223333",
          "StringEqualsIgnoreCase aws:PrincipalTag/team Blue|green",
          "StringNotEqualsIgnoreCase aws:PrincipalTag/team blue",
          "StringEquals aws:PrincipalTag/team blue|green|red",
          "StringLike aws:PrincipalTag/team b*|gr?en",
          "StringNotLike aws:PrincipalTag/team *-test|tmp*",
          "StringLike aws:PrincipalArn arn:aws:iam::*:role/team/*|arn:aws:iam::*:role/ci",
          "StringNotLike aws:PrincipalArn arn:aws:iam::*:role/admin*",
          "ArnLike aws:PrincipalArn arn:aws:iam::222233334444:role/*",
          "ArnNotLike aws:PrincipalArn arn:aws:iam::*:role/break-glass",
          "ArnEquals aws:SourceArn arn:aws:codebuild:us-east-1:111122223333:project/build",
          "ArnNotEquals aws:SourceArn arn:aws:lambda:*:111122223333:function:*",
          "StringEquals aws:SourceAccount 111122223333",
          "StringEquals aws:SourceVpce vpce-0a1b2c3d|vpce-9f8e7d6c",
          "StringNotEqualsIfExists aws:SourceVpc vpc-1",
          "IpAddress aws:SourceIp 10.0.0.0/8|192.168.0.0/16",
          "IpAddress aws:SourceIp 10.1.0.0/16",
          "NotIpAddress aws:SourceIp 203.0.113.0/24|2001:db8::/32",
          "IpAddressIfExists aws:SourceIp 10.0.0.0/8",
          "Bool aws:SecureTransport true",
          "Bool aws:SecureTransport false",
          "BoolIfExists aws:MultiFactorAuthPresent true",
          "NumericLessThan aws:MultiFactorAuthAge 3600",
          "NumericLessThanEquals aws:MultiFactorAuthAge 3600.0",
          "NumericGreaterThan aws:MultiFactorAuthAge 60",
          "NumericGreaterThanEquals aws:MultiFactorAuthAge 60",
          "NumericEquals aws:MultiFactorAuthAge 0",
          "NumericNotEquals aws:MultiFactorAuthAge 0",
          "DateGreaterThan aws:CurrentTime 2026-01-01T00:00:00Z",
          "DateGreaterThanEquals aws:CurrentTime 2026-01-01",
          "DateLessThan aws:CurrentTime 2027-01-01T00:00:00Z",
          "DateLessThanEquals aws:TokenIssueTime 2026-06-30T12:00:00+02:00",
          "DateNotEquals aws:EpochTime 1767225600",
          "DateEquals aws:EpochTime 1767225600",
          "BinaryEquals custom:Key QmluYXJ5",
          "StringEquals ecr:ResourceTag/env prod|stage",
          "StringNotEquals ecr:ResourceTag/env prod",
          "StringEquals aws:ResourceTag/env prod",
          "StringEquals aws:RequestTag/owner alice|bob",
          "ForAllValues:StringEquals aws:TagKeys env|team|owner",
          "ForAnyValue:StringEquals aws:TagKeys secret",
          "ForAllValues:StringNotLike aws:TagKeys aws:*",
          "ForAnyValue:StringLike aws:PrincipalOrgPaths o-abc123/r-1/ou-1/*|o-abc123/r-1/ou-2/*",
          "ForAllValues:StringLike aws:PrincipalOrgPaths o-abc123/*",
          "Null aws:SourceVpce true",
          "Null aws:PrincipalTag/team false",
          "Null aws:TagKeys false",
          "StringEquals aws:RequestedRegion us-east-1|eu-central-1",
          "StringEquals aws:PrincipalType AssumedRole");

  private final Dice dice;
  private final String name;
  private int made;

  public EcrPairs(long seed) {
    this.dice = new Dice(seed);
    this.name = "ecr-" + seed + "-";
  }

  /// A statement in its parts, each written as JSON.
  private record Draft(Map<String, String> parts) {
    Draft with(String part, String json) {
      Map<String, String> changed = new LinkedHashMap<>(parts);
      changed.put(part, json);
      return new Draft(changed);
    }

    Draft without(String part) {
      Map<String, String> changed = new LinkedHashMap<>(parts);
      changed.remove(part);
      return new Draft(changed);
    }

    String text() {
      return parts.entrySet().stream()
          .map(part -> "\"" + part.getKey() + "\":" + part.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  public PolicyPair next() {
    PolicyType type = dice.in100(60) ? PolicyType.REPOSITORY_POLICY : PolicyType.IDENTITY_POLICY;
    int size = dice.in100(70) ? dice.between(2, 8) : dice.between(9, 30);
    List<Draft> before = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      before.add(statement(type));
    }
    List<Draft> after = new ArrayList<>(before);
    for (int edits = dice.between(1, 3); edits > 0; edits--) {
      edit(after, type);
    }
    return new PolicyPair(name + made++, type, text(before), text(after));
  }

  private static String text(List<Draft> statements) {
    return statements.stream()
        .map(Draft::text)
        .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
  }

  private Draft statement(PolicyType type) {
    boolean deny = dice.in100(20);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("Effect", deny ? "\"Deny\"" : "\"Allow\"");
    if (type == PolicyType.REPOSITORY_POLICY) {
      parts.put(deny && dice.in100(25) ? "NotPrincipal" : "Principal", principal());
    }
    parts.put(deny && dice.in100(15) ? "NotAction" : "Action", actions());
    if (type == PolicyType.IDENTITY_POLICY) {
      parts.put(deny && dice.in100(20) ? "NotResource" : "Resource", resources());
    }
    Draft draft = new Draft(parts);
    return dice.in100(55) ? draft.with("Condition", conditions()) : draft;
  }

  private void edit(List<Draft> statements, PolicyType type) {
    int at = dice.between(0, statements.size() - 1);
    Draft draft = statements.get(at);
    boolean principals = draft.parts().containsKey("Principal");
    switch (dice.between(0, 8)) {
      case 0 -> statements.add(statement(type));
      case 1 -> statements.addFirst(statements.removeLast());
      case 2 -> statements.set(at, draft.without("Condition"));
      case 3 -> statements.set(at, draft.with("Condition", conditions()));
      case 4 -> {
        if (draft.parts().containsKey("Action")) {
          statements.set(at, draft.with("Action", actions()));
        }
      }
      case 5 -> {
        if (principals) {
          statements.set(at, draft.with("Principal", principal()));
        } else if (draft.parts().containsKey("Resource")) {
          statements.set(at, draft.with("Resource", resources()));
        }
      }
      case 6 -> {
        if (statements.size() > 1) {
          statements.remove(at);
        }
      }
      case 7 -> statements.add(dice.between(0, at), draft);
      default -> {
        if ("\"Allow\"".equals(draft.parts().get("Effect"))) {
          statements.set(at, draft.with("Effect", "\"Deny\""));
        }
      }
    }
  }

  private String principal() {
    if (dice.in100(12)) {
      return "\"*\"";
    }
    if (dice.in100(12)) {
      return "{\"Service\":" + list(dice.some(SERVICES, 1, 2)) + "}";
    }
    List<String> entries = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      String account = dice.of(ACCOUNTS);
      entries.add(
          switch (dice.between(0, 5)) {
            case 0 -> account;
            case 1 -> "arn:aws:iam::" + account + ":root";
            case 2 -> "arn:aws:iam::" + account + ":user/" + dice.of(USERS);
            case 3 -> "arn:aws:sts::" + account + ":assumed-role/ci/run";
            default -> "arn:aws:iam::" + account + ":role/" + dice.of(ROLES);
          });
    }
    return "{\"AWS\":" + list(entries) + "}";
  }

  private String actions() {
    return list(
        switch (dice.between(0, 5)) {
          case 0, 1 -> PULL;
          case 2 -> {
            List<String> both = new ArrayList<>(PULL);
            both.addAll(PUSH);
            yield both;
          }
          case 3 -> dice.some(WILD, 1, 2);
          default -> dice.some(SINGLE, 1, 5);
        });
  }

  private String resources() {
    if (dice.in100(15)) {
      return "\"*\"";
    }
    List<String> entries = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      entries.add(
          "arn:aws:ecr:"
              + dice.of(REGIONS)
              + ":"
              + (dice.in100(20) ? "*" : dice.of(ACCOUNTS))
              + ":repository/"
              + dice.of(NAMES));
    }
    return list(entries);
  }

  private String conditions() {
    Map<String, Map<String, String>> byOperator = new LinkedHashMap<>();
    for (int i = dice.in100(70) ? 1 : dice.between(2, 3); i > 0; i--) {
      String[] parts = dice.of(CONDITIONS).split(" ");
      byOperator
          .computeIfAbsent(parts[0], operator -> new LinkedHashMap<>())
          .put(parts[1], list(List.of(parts[2].split("\\|"))));
    }
    return byOperator.entrySet().stream()
        .map(operator ->
            "\""
                + operator.getKey()
                + "\":"
                + operator.getValue().entrySet().stream()
                    .map(key -> "\"" + key.getKey() + "\":" + key.getValue())
                    .collect(Collectors.joining(",", "{", "}")))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String list(List<String> texts) {
    List<String> distinct = texts.stream().distinct().toList();
    return distinct.size() == 1
        ? "\"" + distinct.getFirst() + "\""
        : distinct.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
