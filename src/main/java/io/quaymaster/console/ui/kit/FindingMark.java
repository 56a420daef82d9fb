package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;
import io.quaymaster.iam.policy.finding.FindingType;

/// How grave a finding is: a sign, a word, and a colour last.
public final class FindingMark extends Span {
  public FindingMark(FindingType type) {
    addClassNames("qm-finding-mark", "qm-finding-" + look(type));
    add(new Glyph(sign(type)), new Span(word(type)));
  }

  public static String word(FindingType type) {
    return switch (type) {
      case ERROR -> "Error";
      case SECURITY_WARNING -> "Security warning";
      case WARNING -> "Warning";
      case SUGGESTION -> "Suggestion";
    };
  }

  private static String sign(FindingType type) {
    return switch (type) {
      case ERROR -> "✕";
      case SECURITY_WARNING -> "⚑";
      case WARNING -> "!";
      case SUGGESTION -> "i";
    };
  }

  private static String look(FindingType type) {
    return switch (type) {
      case ERROR -> "error";
      case SECURITY_WARNING -> "security";
      case WARNING -> "warning";
      case SUGGESTION -> "suggestion";
    };
  }
}
