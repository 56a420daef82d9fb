package io.quaymaster.iam.testing;

import java.util.List;

/// The names that generated policies and requests share. Small, so that they meet often; awkward
/// where evaluators are known to fail: case, paths, prefixes, colons, wildcards as plain
/// characters.
public final class Vocabulary {
  private Vocabulary() {}

  static final String HOME = "111122223333";
  static final String AWAY = "444455556666";
  static final List<String> ACCOUNTS = List.of(HOME, AWAY);

  static final List<String> ACTIONS =
      List.of(
          "ecr:PutImage",
          "ecr:BatchGetImage",
          "ecr:GetAuthorizationToken",
          "ecr:CreateRepository",
          "ecr:TagResource",
          "ecr:PutReplicationConfiguration",
          "ecr:NotAnAction",
          "ecr-public:PutImage",
          "ecr-public:GetRegistryCatalogData",
          "sts:GetServiceBearerToken",
          "sts:AssumeRole");

  static final List<String> ACTION_PATTERNS =
      List.of(
          "*",
          "ecr:*",
          "ECR:putimage",
          "ecr:Put*",
          "ecr:?utImage",
          "ecr:*Image",
          "ecr:Get*",
          "ecr:CreateRepository",
          "ecr-public:*",
          "ecs:*",
          "sts:*",
          "ecr:Batch*Image?");

  static final List<String> RESOURCES =
      List.of(
          "arn:aws:ecr:us-east-1:111122223333:repository/app",
          "arn:aws:ecr:us-east-1:111122223333:repository/team/app",
          "arn:aws:ecr:eu-west-1:111122223333:repository/alice",
          "arn:aws:ecr:us-east-1:444455556666:repository/app",
          "arn:aws:ecr:us-east-1:111122223333:repository/a:b:c",
          "arn:aws:ecr-public::111122223333:repository/app",
          "arn:aws:ecr-public::111122223333:registry/111122223333",
          "arn:aws-cn:ecr:cn-north-1:111122223333:repository/App",
          "*");

  static final List<String> RESOURCE_PATTERNS =
      List.of(
          "*",
          "**",
          "arn:aws:ecr:us-east-1:111122223333:repository/app",
          "arn:aws:ecr:us-east-1:111122223333:repository/*",
          "arn:aws:ecr:*:111122223333:repository/*app",
          "arn:aws:ecr:*:repository/app",
          "arn:aws:ecr:us-*:*:repository/app*",
          "arn:aws:ecr:us-*-1:111122223333:repository/?pp",
          "arn:aws:*:us-east-?:1111*3333:repository/app",
          "arn:*:ecr:*:*:repository/*",
          "arn:aws:ecr:us-east-1:111122223333:*",
          "arn:aws:ecr*:111122223333:repository/app",
          "arn:aws:e*1:111122223333:repository/a:b:*",
          "arn:aws:ecr?us-east-1:111122223333:repository/a:b:c",
          "arn:aws:ecr:*",
          "arn:aws:ecr",
          "arn:aws:e?r:*:*",
          "arn:*",
          "arn:aws:ecr-public::111122223333:repository/*",
          "arn:aws:ecr-public:::111122223333:repository/*",
          "arn:aws:ecr:eu-west-1:111122223333:repository/${aws:username}",
          "arn:aws:ecr:us-east-1:111122223333:repository/${aws:PrincipalTag/team}/*",
          "arn:aws:ecr:us-east-1:111122223333:repository/${aws:PrincipalTag/team, 'team'}/app",
          "arn:aws:ecr:us-east-1:111122223333:repository/${*}",
          "arn:aws:ecr:${Region}:111122223333:repository/${Repository}",
          "arn:aws:ecr:us-east-1:111122223333:repository/${Repository, 'app'}",
          "arn:aws:ecr:us-east-1:111122223333:repository/${aws:TagKeys}");

  static final List<String> CALLERS =
      List.of(
          "arn:aws:iam::111122223333:root",
          "arn:aws:iam::111122223333:user/alice",
          "arn:aws:iam::111122223333:user/team/bob",
          "arn:aws:iam::444455556666:user/alice",
          "arn:aws:iam::111122223333:role/dev",
          "arn:aws:iam::444455556666:root",
          "arn:aws:sts::111122223333:assumed-role/dev/s1",
          "arn:aws:sts::111122223333:assumed-role/ops/s2",
          "arn:aws:sts::444455556666:assumed-role/dev/s1",
          "arn:aws:sts::111122223333:federated-user/carol",
          "codebuild.amazonaws.com",
          "anonymous");

  static final List<String> PRINCIPAL_ENTRIES =
      List.of(
          "*",
          "111122223333",
          "arn:aws:iam::111122223333:root",
          "444455556666",
          "arn:aws:iam::111122223333:user/alice",
          "arn:aws:iam::111122223333:user/Alice",
          "arn:aws:iam::111122223333:user/team/bob",
          "arn:aws:iam::111122223333:user/bob",
          "arn:aws:iam::444455556666:user/alice",
          "arn:aws:iam::111122223333:role/dev",
          "arn:aws:iam::111122223333:role/team/ops",
          "arn:aws:iam::111122223333:role/ops",
          "arn:aws:iam::444455556666:role/dev",
          "arn:aws:sts::111122223333:assumed-role/dev/s1",
          "arn:aws:sts::111122223333:assumed-role/ops/s2",
          "arn:aws:sts::111122223333:assumed-role/dev/*",
          "arn:aws:sts::111122223333:federated-user/carol",
          "arn:aws:iam::111122223333:group/devs",
          "AIDACKCEVSQ6C2EXAMPLE");

  /// A condition key with operators that fit it, and values that policies and requests give it.
  record Key(
      String name, List<String> operators, List<String> policyValues, List<String> requestValues) {}

  static final List<Key> KEYS =
      List.of(
          new Key(
              "aws:ResourceTag/env",
              List.of(
                  "StringEquals",
                  "StringNotEquals",
                  "StringEqualsIgnoreCase",
                  "StringNotEqualsIgnoreCase",
                  "StringLike",
                  "StringNotLike"),
              List.of(
                  "dev",
                  "Dev",
                  "d*",
                  "?ev",
                  "*",
                  "",
                  "${aws:PrincipalTag/team}",
                  "${aws:PrincipalTag/team, 'dev'}",
                  "${*}",
                  "${team}",
                  "x${aws:username}*",
                  "${aws:username"),
              List.of("dev", "DEV", "prod", "", "*", "team", "d*", "xalice")),
          new Key(
              "aws:TagKeys",
              List.of("StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "Null"),
              List.of("env", "team", "cost*", "true", "false"),
              List.of("env", "team", "cost", "costs")),
          new Key(
              "aws:MultiFactorAuthAge",
              List.of(
                  "NumericEquals",
                  "NumericNotEquals",
                  "NumericLessThan",
                  "NumericLessThanEquals",
                  "NumericGreaterThan",
                  "NumericGreaterThanEquals"),
              List.of("1", "1.0", "3600", "1e3", "-5", ".5", "x", "1000"),
              List.of("1", "1000", "3600.0", "95", "-5.00", "0.5", "", "1e0")),
          new Key(
              "aws:CurrentTime",
              List.of(
                  "DateEquals",
                  "DateNotEquals",
                  "DateLessThan",
                  "DateLessThanEquals",
                  "DateGreaterThan",
                  "DateGreaterThanEquals"),
              List.of(
                  "2026-01-01T00:00:00Z",
                  "2026-01-01T02:00:00+02:00",
                  "1767225600",
                  "2026",
                  "2026-01",
                  "2026-01-01",
                  "2026-01-01T00:00Z",
                  "2026-01-01T00:00:00.5Z",
                  "soon",
                  "2026-13-01"),
              List.of(
                  "2026-01-01T00:00:00Z",
                  "1767225600",
                  "2025-12-31T23:59:59Z",
                  "2026-01-01T00:00:00.50Z",
                  "2026",
                  "never")),
          new Key(
              "aws:SourceIp",
              List.of("IpAddress", "NotIpAddress"),
              List.of(
                  "203.0.113.0/24",
                  "203.0.113.7",
                  "0.0.0.0/0",
                  "10.1.2.3/8",
                  "2001:db8::/32",
                  "2001:db8::1",
                  "::/0",
                  "nowhere",
                  "203.0.113.0/33"),
              List.of(
                  "203.0.113.7",
                  "203.0.114.1",
                  "10.9.9.9",
                  "2001:DB8:0:0:0:0:0:1",
                  "2001:db9::1",
                  "somewhere")),
          new Key(
              "aws:PrincipalArn",
              List.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringLike"),
              List.of(
                  "arn:aws:iam::111122223333:role/*",
                  "arn:aws:iam::*:user/alice",
                  "arn:*",
                  "arn:aws:iam:*user/alice",
                  "*",
                  "arn:aws:*:*:111122223333:user/*:x",
                  "${aws:PrincipalTag/arn}",
                  "arn:aws:iam::${aws:PrincipalTag/team}:user/alice"),
              List.of(
                  "arn:aws:iam::111122223333:user/alice",
                  "arn:aws:iam::111122223333:role/team/ops",
                  "arn:aws:iam::444455556666:user/a:x",
                  "arn:aws:iam",
                  "arn:aws:iam::team:user/alice")),
          new Key(
              "aws:SecureTransport",
              List.of("Bool", "Null"),
              List.of("true", "false", "True", "yes"),
              List.of("true", "false", "TRUE", "yes")),
          new Key(
              "aws:UserAgent",
              List.of("BinaryEquals", "Null"),
              List.of("QmluYXJ5", "QQ==", "-"),
              List.of("QmluYXJ5", "QQ==", "-")));

  /// Keys that only variables ask for.
  static final List<Key> VARIABLE_KEYS =
      List.of(
          new Key("aws:username", List.of(), List.of(), List.of("alice", "")),
          new Key("aws:PrincipalTag/team", List.of(), List.of(), List.of("team", "dev", "*", "")),
          new Key(
              "aws:PrincipalTag/arn",
              List.of(),
              List.of(),
              List.of("arn:aws:iam::111122223333:user/alice")));
}
