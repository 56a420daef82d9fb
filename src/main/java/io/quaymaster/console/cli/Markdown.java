package io.quaymaster.console.cli;

/// Keeps text from being read as Markdown where it stands in a table or a sentence.
final class Markdown {
  private Markdown() {}

  /// A sentence of ours: what stands in backticks stays code; the rest is escaped.
  static String sentence(String text) {
    StringBuilder out = new StringBuilder();
    boolean code = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        code = !code;
      }
      switch (c) {
        case '\n', '\r' -> out.append(' ');
        case '|' -> out.append("\\|");
        case '*', '_', '<', '[', ']', '\\' -> out.append(code ? "" : "\\").append(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /// Text of others as code.
  static String code(String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ').replace("|", "\\|");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }
}
