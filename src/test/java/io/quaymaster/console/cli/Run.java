package io.quaymaster.console.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// A call of the command line within this process: its exit status and what it wrote.
public record Run(int status, String out, String err) {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  static Run of(String... args) {
    return reading("", args);
  }

  public static Run reading(String input, String... args) {
    return reading(input.getBytes(StandardCharsets.UTF_8), args);
  }

  static Run reading(byte[] input, String... args) {
    return reading(new ByteArrayInputStream(input), args);
  }

  static Run reading(InputStream input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status;
    try (Terminal terminal = new Terminal(input, out, err, false, CLOCK)) {
      status = Cli.run(terminal, args);
    }
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
