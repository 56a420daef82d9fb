package io.quaymaster.console.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// Runs what people run, once, so that the JVM can keep what it learnt about starting. The launcher
/// calls this after it has built the command line; the classes that no rehearsal touches are the
/// ones that start slowly.
final class Rehearsal {
  private static final String POLICY =
      """
      {"Statement": [
        {"Sid": "a b", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/ci"},
         "Action": ["ecr:Put*", "ecr:DeleteImage"]},
        {"Effect": "Deny", "Principal": "*", "Action": "ecr:*",
         "Condition": {"StringNotLike": {"aws:PrincipalOrgID": "o-*"}}}
      ]}
      """;

  private Rehearsal() {}

  public static void main(String[] args) {
    run("", "--help");
    run(POLICY, "lint", "-");
    run(POLICY, "lint", "--format", "json", "-");
    run("{", "lint", "-");
  }

  private static void run(String input, String... args) {
    try (Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
      Cli.run(terminal, args);
    }
  }
}
