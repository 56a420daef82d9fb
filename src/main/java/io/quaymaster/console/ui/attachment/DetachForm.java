package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;

/// Asks before a policy is detached.
final class DetachForm extends EntryDialog {
  private final AttachmentTools tools;
  private final Attachment attachment;
  private final ReasonField reason = new ReasonField();

  DetachForm(AttachmentTools tools, Attachment attachment) {
    super("Detach " + attachment.policyName(), "Detach");
    this.tools = tools;
    this.attachment = attachment;
    fields(
        new Paragraph(
            "From "
                + TargetText.of(attachment)
                + ". It ends at once for every decision from now on; questions as of an earlier time still find it."),
        tools.effect(attachment.policy(), attachment.target(), false),
        reason);
  }

  @Override
  protected void save() {
    String why = read(reason, reason::given, ReasonField.missing());
    try {
      tools.attachments().detach(attachment.policy(), attachment.target(), why);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(attachment.policyName() + " is detached from " + TargetText.of(attachment) + ".");
  }
}
