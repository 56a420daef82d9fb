package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.evaluation.Decision;

/// The answer at a glance: a sign, a word, and one sentence.
public final class VerdictHero extends Div {
  /// The words of an answer, each with its sign.
  public enum Word {
    ALLOWED("✓", "Allowed", "allowed"),
    DENIED("⊘", "Denied", "denied"),
    NOT_ALLOWED("○", "Not allowed", "not-allowed"),
    CONDITIONAL("◐", "It depends", "conditional"),
    PARTLY("◐", "Not quite", "conditional"),
    UNKNOWN("?", "Unknown", "unknown");

    private final String glyph;
    private final String text;
    private final String look;

    Word(String glyph, String text, String look) {
      this.glyph = glyph;
      this.text = text;
      this.look = look;
    }

    static Word of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Allowed allowed -> ALLOWED;
        case Verdict.DeniedExplicitly denied -> DENIED;
        case Verdict.DeniedImplicitly denied -> NOT_ALLOWED;
        case Verdict.Conditional conditional -> CONDITIONAL;
        case Verdict.Unknown unknown -> UNKNOWN;
      };
    }

    public static Word of(Decision decision) {
      return switch (decision) {
        case Decision.Allowed allowed -> ALLOWED;
        case Decision.ExplicitDeny denied -> DENIED;
        case Decision.ImplicitDeny denied -> NOT_ALLOWED;
      };
    }

    String glyph() {
      return glyph;
    }

    String text() {
      return text;
    }
  }

  public VerdictHero(Word word, String sentence, Component... more) {
    addClassName("qm-hero");
    getElement().setAttribute("data-verdict", word.look);
    Span sign = new Span(word.glyph);
    sign.addClassName("qm-hero-glyph");
    sign.getElement().setAttribute("aria-hidden", "true");
    H2 title = new H2(sign, new Span(word.text));
    Paragraph said = new Paragraph(new Prose(sentence));
    said.addClassName("qm-hero-sentence");
    Div words = new Div(title, said);
    words.add(more);
    add(words);
  }

  /// What AWS would answer, to copy.
  public static Component aws(String message) {
    Span text = new Span(message);
    text.addClassName("qm-hero-aws-text");
    Span label = new Span("AWS would say");
    label.addClassNames("qm-muted", "qm-small");
    Div line = new Div(label, new Div(text, new CopyButton(message, "what AWS would say")));
    line.addClassName("qm-hero-aws");
    return line;
  }
}
