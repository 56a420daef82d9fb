package io.quaymaster.console.cli;

import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.policy.text.Span;

/// The line that a span begins in, and a line of carets under the span; of a long line the part
/// around it.
record MarkedLine(String line, String marks) {
  private static final int WIDTH = 100;
  private static final int LEAD = 30;
  private static final String CUT = "…";

  static MarkedLine of(SourceText source, Span span) {
    String text = source.text();
    int from = span.start().offset() - span.start().column();
    int to = endOfLine(text, span.start().offset());
    int shownFrom = to - from <= WIDTH ? from : Math.max(from, span.start().offset() - LEAD);
    int shownTo = Math.min(to, shownFrom + WIDTH);
    String before = shownFrom > from ? CUT : "";
    String after = shownTo < to ? CUT : "";
    int start = span.start().offset();
    int end = Math.clamp(span.end().offset(), start, shownTo);
    return new MarkedLine(
        before + text.substring(shownFrom, shownTo).replace('\t', ' ') + after,
        " ".repeat(before.length() + start - shownFrom) + "^".repeat(Math.max(1, end - start)));
  }

  private static int endOfLine(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }
}
