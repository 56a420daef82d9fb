package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.LineRange;
import io.quaymaster.console.review.TextLines;
import io.quaymaster.console.ui.kit.EntryDialog;
import org.jspecify.annotations.Nullable;

/// Says something about a change request, about a class of access or about lines of a text; for
/// lines another text can be suggested.
final class RemarkDialog extends EntryDialog {
  private static final int MOST = 10_000;

  private final TextArea words = new TextArea("Comment");
  private final Checkbox suggests = new Checkbox("Suggest another text for these lines");
  private final TextArea suggestion = new TextArea("Suggested text");
  private final IntegerField first = new IntegerField("From line");
  private final IntegerField last = new IntegerField("to line");
  private final Pre shown = new Pre();
  private final Send send;
  private @Nullable TextLines text;
  private String quoted = "";

  /// What becomes of it.
  interface Send {
    /// @param lines null where it is about no lines
    /// @param suggestion null for none
    void say(String words, @Nullable LineRange lines, @Nullable String suggestion);
  }

  RemarkDialog(String title, String deed, Component about, Send send) {
    super(title, deed);
    this.send = send;
    words();
    Div said = new Div(about);
    said.addClassName("qm-remark-about");
    fields(said, words);
  }

  /// About lines that are chosen here.
  RemarkDialog(String title, TextLines text, LineRange lines, boolean reviewer, Send send) {
    super(title, "Comment");
    this.send = send;
    this.text = text;
    words();
    first.setValue(lines.first());
    last.setValue(Math.min(lines.last(), text.count()));
    first.setStepButtonsVisible(true);
    last.setStepButtonsVisible(true);
    first.addValueChangeListener(change -> quote());
    last.addValueChangeListener(change -> quote());
    Div range = new Div(first, last);
    range.addClassName("qm-remark-lines");
    fields(range, quotation(), words, suggests, suggestion);
    offer(reviewer);
    quote();
  }

  /// About lines that are given.
  static RemarkDialog onLines(String title, String quoted, boolean reviewer, Send send) {
    return new RemarkDialog(title, quoted, reviewer, send);
  }

  private RemarkDialog(String title, String quoted, boolean reviewer, Send send) {
    super(title, "Answer");
    this.send = send;
    words();
    fields(quotation(), words, suggests, suggestion);
    offer(reviewer);
    quote(quoted);
  }

  private void words() {
    words.setMaxLength(MOST);
    words.setMinRows(3);
  }

  private Component quotation() {
    shown.addClassName("qm-quote");
    shown.getElement().setAttribute("tabindex", "0");
    shown.getElement().setAttribute("role", "region");
    shown.getElement().setAttribute("aria-label", "The lines");
    return shown;
  }

  private void offer(boolean reviewer) {
    suggestion.addClassName("qm-remark-suggestion");
    suggestion.setMinRows(3);
    Paragraph consequence =
        new Paragraph(
            "If it is taken up, you are one of the authors of this change, and cannot approve it.");
    consequence.addClassName("qm-muted");
    fields(consequence);
    suggestion.setVisible(false);
    consequence.setVisible(false);
    suggests.addValueChangeListener(change -> {
      suggestion.setVisible(change.getValue());
      consequence.setVisible(change.getValue() && reviewer);
    });
  }

  private void quote() {
    LineRange lines = lines();
    if (text != null && lines != null) {
      quote(text.text(lines));
    }
  }

  private void quote(String other) {
    if (suggestion.getValue().equals(quoted)) {
      suggestion.setValue(other);
    }
    quoted = other;
    shown.setText(other);
  }

  private @Nullable LineRange lines() {
    Integer from = first.getValue();
    Integer to = last.getValue();
    return text != null
            && from != null
            && to != null
            && from >= 1
            && to >= from
            && to <= text.count()
        ? new LineRange(from, to)
        : null;
  }

  @Override
  protected void save() {
    LineRange lines = null;
    if (text != null) {
      int most = text.count();
      lines = read(last, this::lines, "Lines 1 to " + most + " are there.");
    }
    boolean replaces = suggests.getValue();
    String given =
        replaces
            ? words.getValue().strip()
            : read(
                words,
                () -> words.getValue().isBlank() ? null : words.getValue().strip(),
                "Say it in a few words.");
    try {
      send.say(given, lines, replaces ? suggestion.getValue() : null);
      close();
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }
}
