package io.quaymaster.console.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes XML 1.0, element by element, indented. Characters that XML does not know are replaced.
final class XmlWriter {
  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private final int depth;

  private XmlWriter(int depth) {
    this.depth = depth;
  }

  static XmlWriter document() {
    XmlWriter xml = new XmlWriter(0);
    xml.out.append(DECLARATION);
    return xml;
  }

  /// A part of a document, `depth` elements deep in it.
  static XmlWriter part(int depth) {
    return new XmlWriter(depth);
  }

  /// Begins an element; `attributes` are names and values in turn.
  XmlWriter begin(String name, String... attributes) {
    tag(name, attributes).append(">\n");
    open.push(name);
    return this;
  }

  XmlWriter end() {
    String name = open.pop();
    indent().append("</").append(name).append(">\n");
    return this;
  }

  XmlWriter empty(String name, String... attributes) {
    tag(name, attributes).append("/>\n");
    return this;
  }

  XmlWriter text(String name, String text, String... attributes) {
    escape(text, tag(name, attributes).append('>')).append("</").append(name).append(">\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private StringBuilder tag(String name, String... attributes) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], out).append('"');
    }
    return out;
  }

  private StringBuilder indent() {
    return out.repeat("  ", depth + open.size());
  }

  private static StringBuilder escape(String text, StringBuilder out) {
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
            default -> out.appendCodePoint(isKnown(c) ? c : 0xFFFD);
          }
        });
    return out;
  }

  private static boolean isKnown(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
