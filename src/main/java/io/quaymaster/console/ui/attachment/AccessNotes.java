package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.review.AccessNotice;
import io.quaymaster.console.review.AccessNotices;
import io.quaymaster.console.ui.kit.Note;

/// What changed access without a text and nobody else has looked at yet, on the page that it is
/// about. Nothing of it is seen if there is nothing.
public final class AccessNotes extends Div {
  private final AccessNotices notices;

  public AccessNotes(AccessNotices.Open open, AccessNotices notices) {
    this.notices = notices;
    addClassName("qm-stack");
    setVisible(!open.notices().isEmpty());
    open.notices().forEach(notice -> add(note(notice)));
    if (open.more() > 0) {
      Paragraph more =
          new Paragraph(
              "And " + open.more() + " more, which are listed here as those above are looked at.");
      more.addClassNames("qm-muted", "qm-small");
      add(more);
    }
  }

  private Note note(AccessNotice notice) {
    String words = notice.title() + ": " + notice.words();
    return notices.refusal(notice).isPresent()
        ? new Note(words + " Nobody else has looked at it yet.")
        : new Note(
                words,
                new Button(
                    "I have looked at it…", click -> new LookedAtForm(notice, notices).open()))
            .caution();
  }
}
