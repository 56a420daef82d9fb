package io.quaymaster.console.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Runs what people run, once, so that the JVM can keep what it learnt about starting. The launcher
/// calls this after it has built the command line; the classes that no rehearsal touches are the
/// ones that start slowly.
final class Rehearsal {
  /// So many that the JVM learns which paths of a long stream are hot.
  private static final int CASES = 3000;

  private static final List<String> QUESTION =
      List.of(
          "check",
          "--principal",
          "arn:aws:iam::111122223333:role/ci",
          "--resource",
          "arn:aws:ecr:eu-west-1:111122223333:repository/app",
          "--context",
          "aws:PrincipalOrgID=o-a1b2c3d4e5",
          "--repository-policy",
          "-");
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [\
        {"Sid": "Push", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/ci"},\
         "Action": ["ecr:Put*", "ecr:BatchDeleteImage"],\
         "Condition": {"StringLike": {"aws:PrincipalOrgID": "o-*"}}},\
        {"Effect": "Deny", "Principal": "*", "Action": "ecr:Delete*",\
         "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}\
      ]}\
      """;
  private static final String OLD_POLICY =
      POLICY.replace("\"Version\": \"2012-10-17\", ", "").replace("role/ci", "root");
  private static final String CASE =
      """
      {"schema": "iam-decision-case/1", "id": "c", "request": {\
      "principal": "arn:aws:iam::111122223333:role/ci", "action": "ecr:PutImage",\
      "resource": "arn:aws:ecr:eu-west-1:111122223333:repository/app", "resourceAccount": "111122223333",\
      "context": {"aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:SourceIp": "192.0.2.7"}},\
      "identityPolicies": [{"name": "id", "policy": {"Version": "2012-10-17", "Statement": {\
      "Effect": "Allow", "Action": "ecr:*", "Resource": "arn:aws:ecr:*:111122223333:repository/*"}}}],\
      "resourcePolicy": %s, "expect": {"decision": "ALLOW"}}
      """
          .formatted(POLICY);
  private static final String PAIR =
      """
      {"id": "p", "type": "repository-policy", "before": %s, "after": %s}
      """
          .formatted(OLD_POLICY, POLICY);

  private Rehearsal() {}

  public static void main(String[] args) {
    run("", List.of("--help"));
    run(POLICY, List.of("lint", "-"));
    run(OLD_POLICY, List.of("lint", "--format", "json", "-"));
    run(POLICY, List.of("lint", "--format", "sarif", "-"));
    run("{", List.of("lint", "-"));
    ask("--action", "ecr:PutImage");
    ask("--action", "ecr:DeleteRepository", "--format", "json");
    ask("--task", "private.push");
    run(CASE.repeat(CASES), List.of("check", "--cases", "-", "--verify"));
    run(PAIR, List.of("compare", "--pairs", "-", "--timing"));
    run(PAIR, List.of("compare", "--pairs", "-", "--format", "text"));
  }

  private static void ask(String... what) {
    List<String> args = new ArrayList<>(QUESTION);
    args.addAll(List.of(what));
    run(POLICY, args);
  }

  private static void run(String input, List<String> args) {
    try (Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
      Cli.run(terminal, args.toArray(String[]::new));
    }
  }
}
