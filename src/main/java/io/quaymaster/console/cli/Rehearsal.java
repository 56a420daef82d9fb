package io.quaymaster.console.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final String APP = "arn:aws:ecr:eu-west-1:111122223333:repository/app";
  private static final String PUSH =
      """
      {"Sid": "Push", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/ci"},\
       "Action": ["ecr:Put*", "ecr:BatchDeleteImage"],\
       "Condition": {"StringLike": {"aws:PrincipalOrgID": "o-*"}, "Bool": {"aws:SecureTransport": "true"}}}\
      """;
  private static final String DENY =
      """
      {"Effect": "Deny", "Principal": "*", "Action": "ecr:Delete*",\
       "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}\
      """;
  private static final String PULL =
      """
      {"Sid": "Pull", "Effect": "Allow", "Principal": {"AWS": ["444455556666", "arn:aws:iam::111122223333:user/ann"]},\
       "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],\
       "Condition": {"StringEquals": {"aws:PrincipalTag/team": ["a", "b"]},\
       "ForAnyValue:StringEquals": {"aws:TagKeys": "x"}, "Null": {"aws:SourceVpc": "false"}}}\
      """;
  private static final String OPEN =
      """
      {"Effect": "Allow", "Principal": "*", "Action": "ecr:*"}\
      """;
  private static final String POLICY = policy(PUSH, DENY);
  private static final String OLD_POLICY =
      POLICY.replace("\"Version\": \"2012-10-17\", ", "").replace("role/ci", "root");
  private static final String IDENTITY =
      """
      {"Version": "2012-10-17", "Statement": {\
      "Effect": "Allow", "Action": "ecr:*", "Resource": "arn:aws:ecr:*:111122223333:repository/*"}}\
      """;
  private static final String CASE =
      """
      {"schema": "iam-decision-case/1", "id": "c", "request": {\
      "principal": "arn:aws:iam::111122223333:role/ci", "action": "ecr:PutImage",\
      "resource": "%s", "resourceAccount": "111122223333",\
      "context": {"aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:SourceIp": "192.0.2.7"}},\
      "identityPolicies": [{"name": "id", "policy": %s}],\
      "resourcePolicy": %s, "expect": {"decision": "ALLOW"}}
      """
          .formatted(APP, IDENTITY, POLICY);
  private static final String PAIR =
      """
      {"id": "p", "type": "repository-policy", "before": %s, "after": %s}
      """
          .formatted(OLD_POLICY, POLICY);

  private static final String ENTRY =
      """
      {"position": 1, "id": "00000000-0000-0000-0000-000000000001", "at": "2026-01-02T03:04:05Z", "who": "kim",\
       "whoName": "Kim Larsen", "remoteAddress": "192.0.2.7", "what": "SIGNED_IN", "subjectKind": "user",\
       "subject": "kim", "title": "Kim Larsen", "before": null, "after": null, "reason": "", "previousHash": "",\
       "hash": ""}
      """;

  /// Documents of which any two differ, in either direction, in both, or not at all.
  private static final List<String> DOCUMENTS =
      List.of(
          POLICY,
          policy(DENY, PUSH),
          policy(PUSH, PULL),
          policy(PULL, DENY, OPEN),
          POLICY.replace("Allow", "Permit"));

  private final Path folder;

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    Terminal.ofProcess().flush();
    Path folder = Files.createTempDirectory("quaymaster-rehearsal");
    List<Path> files = new ArrayList<>();
    for (String document : DOCUMENTS) {
      files.add(Files.writeString(folder.resolve(files.size() + ".json"), document));
    }
    files.add(Files.writeString(folder.resolve("identity.json"), IDENTITY));
    new Rehearsal(folder).run();
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private void run() {
    for (String command : List.of("", "lint ", "check ", "compare ", "audit verify ")) {
      call("", command + "--help");
    }
    for (OutputFormat format : OutputFormat.values()) {
      inFormat(" --format " + format.name());
    }
    call("{", "lint -");
    call("", "lint missing.json");
    call("", "nonsense");
    call(ENTRY, "audit verify -");
    call(ENTRY, "audit verify - --format json");
    call(CASE.repeat(CASES), "check --cases - --verify");
  }

  private void inFormat(String format) {
    for (int before = 0; before < DOCUMENTS.size(); before++) {
      call(OLD_POLICY, "lint -" + format);
      call("", "lint $/" + before + ".json" + format);
      ask("--action ecr:PutImage" + format);
      ask("--action ecr:DeleteRepository" + format);
      ask("--task private.push --identity-policy $/identity.json" + format);
      for (int after = 0; after < DOCUMENTS.size(); after++) {
        String files = "compare $/" + before + ".json $/" + after + ".json";
        call("", files + format);
        call("", files + " --resource " + APP + format);
      }
    }
    call(CASE, "check --cases -" + format);
    call(PAIR, "compare --pairs - --timing" + format);
  }

  private void ask(String what) {
    call(
        POLICY,
        "check --principal arn:aws:iam::111122223333:role/ci --resource "
            + APP
            + " --context aws:PrincipalOrgID=o-a1b2c3d4e5 --repository-policy - "
            + what);
  }

  /// `arguments` stand with spaces between them, `$` for the folder of the documents.
  private void call(String input, String arguments) {
    try (Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
      Cli.run(terminal, arguments.replace("$", folder.toString()).split(" "));
    }
  }

  private static String policy(String... statements) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
  }
}
