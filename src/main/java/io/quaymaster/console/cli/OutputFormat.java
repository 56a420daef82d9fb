package io.quaymaster.console.cli;

import java.util.Locale;

/// The forms in which a command can tell its result.
enum OutputFormat {
  TEXT,
  JSON,
  JSONL,
  SARIF,
  JUNIT,
  MARKDOWN;

  /// As it is written on the command line.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
