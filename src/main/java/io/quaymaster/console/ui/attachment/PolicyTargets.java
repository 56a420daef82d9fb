package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.button.Button;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;

/// On the page of a policy: what it is attached to, and what it was attached to.
public final class PolicyTargets extends Panel {
  private final PolicySummary policy;
  private final AttachmentTools tools;

  /// For a policy that is attached to something; repository and registry policies are not.
  public PolicyTargets(PolicySummary policy, AttachmentTools tools) {
    super("Attached to");
    this.policy = policy;
    this.tools = tools;
    if (policy.type() == PolicyType.SESSION_POLICY) {
      content(
          new EmptyState(
              "To nobody",
              "A session policy is passed along when somebody assumes a role or federates; it can only narrow what the session may do."));
      return;
    }
    flush();
    if (tools.mayAttach()) {
      beside(new Button("Attach…", new Icon("plus"), click -> AttachForm.target(policy, tools)));
    }
    show();
    tools.follow(this, this::show);
  }

  private void show() {
    content(
        new AccessNotes(tools.notices().of(policy.id()), tools.notices()),
        new AttachmentList(
            tools.attachments().of(policy.id()),
            one -> AttachmentLine.ofTarget(one, tools),
            List.of(),
            new EmptyState(
                "To nothing",
                "As long as it is attached to nothing, it allows and forbids nothing.")));
  }
}
