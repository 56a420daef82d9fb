package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.ReasonField;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;

/// Asks before a user is taken out of a group.
final class LeaveForm extends EntryDialog {
  private final AttachmentTools tools;
  private final PrincipalSummary group;
  private final PrincipalSummary user;
  private final ReasonField reason = new ReasonField();

  LeaveForm(AttachmentTools tools, PrincipalSummary group, PrincipalSummary user) {
    super("Take " + user.name() + " out of " + group.name(), "Take out");
    this.tools = tools;
    this.group = group;
    this.user = user;
    fields(
        new Paragraph(
            "The group's identity-based policies end for it at once; questions as of an earlier time still find it there."),
        tools.effect(new AsIf.Member(user.id(), group.id(), false)),
        reason);
  }

  @Override
  protected void save() {
    String why = read(reason, reason::given, ReasonField.missing());
    try {
      tools.principals().leave(group.id(), user.id(), why);
    } catch (CatalogException e) {
      refuse(e.getMessage());
      return;
    }
    close();
    Notices.done(user.name() + " is out of " + group.name() + ".");
  }
}
