package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Set;

/// On the page of a principal: what is attached to it, what its groups pass on to it, and what was
/// attached before.
public final class PrincipalPolicies extends Panel {
  private static final Window CANDIDATES = new Window(0, 1_000);

  private final PrincipalSummary principal;
  private final List<PrincipalSummary> groups;
  private final AttachmentTools tools;
  private final AttachmentTarget target;

  public PrincipalPolicies(
      PrincipalSummary principal, List<PrincipalSummary> groups, AttachmentTools tools) {
    super("Policies");
    this.principal = principal;
    this.groups = List.copyOf(groups);
    this.tools = tools;
    this.target = new AttachmentTarget.ToPrincipal(principal.id());
    flush();
    beside(
        tools.deeds(this::attach, () -> NewPolicyForm.forTarget(tools, types(), place(), target)));
    show();
    tools.follow(this, this::show);
  }

  private PolicyPlace place() {
    return new PolicyPlace.InAccount(principal.account());
  }

  private List<PolicyType> types() {
    return principal.kind() == PrincipalKind.GROUP
        ? List.of(PolicyType.IDENTITY_POLICY)
        : List.of(PolicyType.IDENTITY_POLICY, PolicyType.PERMISSIONS_BOUNDARY);
  }

  private void attach() {
    List<PolicySummary> fitting =
        tools
            .policies()
            .policies(
                new PolicyFilter(
                    "", Set.copyOf(types()), Set.of(principal.account()), PolicyFilter.State.ANY),
                CANDIDATES);
    AttachForm.policy(target, principal.arn(), fitting, tools);
  }

  private void show() {
    content(
        new AttachmentList(
            tools.attachments().on(target),
            one -> AttachmentLine.ofPolicy(one, tools),
            groups.stream().flatMap(group -> passedOn(group).stream()).toList(),
            new EmptyState(
                "Nothing attached",
                "No identity-based policy and no boundary is on file for it, so nothing of its own allows anything.")));
  }

  private List<Div> passedOn(PrincipalSummary group) {
    return tools.attachments().on(new AttachmentTarget.ToPrincipal(group.id())).stream()
        .filter(Attachment::isOpen)
        .map(one -> {
          Div from =
              new Div(
                  new Span(AttachmentLine.standing(one)),
                  new Span("through group "),
                  new Link(Screens.principal(group.id()), group.name()));
          from.addClassNames("qm-row", "qm-muted");
          Div line = new Div(AttachmentLine.policy(one), from);
          line.addClassName("qm-line");
          return line;
        })
        .toList();
  }
}
