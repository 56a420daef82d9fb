package io.quaymaster.console.cli;

import io.quaymaster.iam.policy.finding.FindingType;

/// Colours text for a terminal, or leaves it as it is. Colour is never the only sign: the word
/// stands beside it.
enum Ink {
  PLAIN,
  COLORED;

  static Ink of(Terminal terminal) {
    return terminal.colored() ? COLORED : PLAIN;
  }

  String bold(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  /// Red is for errors and failed checks alone.
  String failure(String text) {
    return paint("1;31", text);
  }

  String of(FindingType type, String text) {
    return switch (type) {
      case ERROR -> failure(text);
      case SECURITY_WARNING -> paint("1;35", text);
      case WARNING -> paint("1;33", text);
      case SUGGESTION -> paint("1;36", text);
    };
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
