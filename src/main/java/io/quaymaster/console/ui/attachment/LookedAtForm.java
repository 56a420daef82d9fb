package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.review.AccessNotice;
import io.quaymaster.console.review.AccessNotices;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;

/// Somebody says that they looked at what another did, and if they like, what they think of it.
final class LookedAtForm extends EntryDialog {
  private final AccessNotice notice;
  private final AccessNotices notices;
  private final TextArea words = new TextArea("Comment");

  LookedAtForm(AccessNotice notice, AccessNotices notices) {
    super("I have looked at it", "Say so");
    this.notice = notice;
    this.notices = notices;
    words.setMaxLength(ReasonField.MOST);
    words.setMinRows(2);
    words.setHelperText("Kept in the audit trail. It may stay empty.");
    fields(new Paragraph(notice.title() + ": " + notice.words()), words);
  }

  @Override
  protected void save() {
    try {
      notices.settle(notice.number(), words.getValue());
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
      return;
    }
    close();
    Notices.done("It waits for nobody else any more.");
  }
}
