package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.attachment.AttachmentTools;
import io.quaymaster.console.ui.attachment.NewPolicyForm;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Set;

/// The identity-based policies, boundaries and session policies that are kept in an account.
final class AccountPolicies extends Panel {
  private static final Window ALL = new Window(0, 1_000);
  private static final Set<PolicyType> KEPT =
      Set.of(
          PolicyType.IDENTITY_POLICY, PolicyType.PERMISSIONS_BOUNDARY, PolicyType.SESSION_POLICY);

  AccountPolicies(List<PolicySummary> policies, AccountId account, AttachmentTools tools) {
    super("Policies kept here");
    if (tools.mayWrite()) {
      beside(
          new Button(
              "New policy",
              new Icon("plus"),
              click -> NewPolicyForm.in(tools, new PolicyPlace.InAccount(account))));
    }
    if (policies.isEmpty()) {
      content(
          new EmptyState(
              "No policy",
              "Identity-based policies, permissions boundaries and session policies of the account are kept here."));
      return;
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    policies.forEach(policy -> list.add(line(policy)));
    content(list);
    flush();
  }

  static List<PolicySummary> of(AccountId account, AttachmentTools tools) {
    return tools
        .policies()
        .policies(new PolicyFilter("", KEPT, Set.of(account), PolicyFilter.State.ANY), ALL);
  }

  private static Div line(PolicySummary policy) {
    Span type = new Span(policy.type().title());
    type.addClassNames("qm-muted", "qm-small");
    Div name = new Div(new Link(Screens.policy(policy.id()), policy.name()), type);
    name.addClassName("qm-row");
    Span standing =
        new Span(policy.active() == null ? "no version active" : policy.active() + " active");
    standing.addClassName("qm-muted");
    Div line = new Div(name, standing);
    line.addClassName("qm-line");
    return line;
  }
}
