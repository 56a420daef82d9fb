package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyLevel;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The SCPs and RCPs that bind a unit or an account: level by level from the root down, its own
/// last, which is where they are attached and detached.
public final class LevelPolicies extends Panel {
  private static final Window CANDIDATES = new Window(0, 1_000);
  private static final List<PolicyType> TYPES = List.of(PolicyType.SCP, PolicyType.RCP);

  private final OrganizationId organization;
  private final List<PolicyLevel> levels;
  private final AttachmentTools tools;

  /// @param levels from the root down; the last one is that of the page
  /// @param management whether the page is about the management account
  public LevelPolicies(
      OrganizationId organization,
      List<PolicyLevel> levels,
      boolean management,
      AttachmentTools tools) {
    super("Service and resource control policies");
    this.organization = organization;
    this.levels = List.copyOf(levels);
    this.tools = tools;
    flush();
    PolicyPlace here = new PolicyPlace.InOrganization(organization);
    beside(
        tools.deeds(
            this::attach, () -> NewPolicyForm.forTarget(tools, TYPES, here, own().target())));
    OrderedList list = new OrderedList();
    list.addClassName("qm-levels");
    for (int i = 0; i < levels.size(); i++) {
      list.add(item(levels.get(i), i == levels.size() - 1));
    }
    Paragraph order =
        new Paragraph(
            management
                ? "They do not bind this account: it is the management account of its organization."
                : "From the root down: at every level, some SCP has to allow a request. What an SCP or an RCP denies at any level stays denied.");
    order.addClassNames("qm-muted", "qm-inset");
    content(order, list);
  }

  private PolicyLevel own() {
    return levels.getLast();
  }

  private void attach() {
    PolicyPlace here = new PolicyPlace.InOrganization(organization);
    List<PolicySummary> fitting =
        tools
            .policies()
            .policies(
                new PolicyFilter("", Set.copyOf(TYPES), Set.of(), PolicyFilter.State.ANY),
                CANDIDATES)
            .stream()
            .filter(policy -> policy.place().equals(here))
            .toList();
    AttachForm.policy(own().target(), own().name(), fitting, tools);
  }

  private ListItem item(PolicyLevel level, boolean own) {
    Div name = new Div(name(level, own));
    name.addClassNames("qm-row", "qm-level-name");
    ListItem item = new ListItem(name);
    TYPES.forEach(type -> item.add(row(level, type, own)));
    return item;
  }

  private static Component[] name(PolicyLevel level, boolean own) {
    Component called =
        own ? new Span(level.name()) : new Link(AttachmentTools.page(level.target()), level.name());
    Span kind =
        new Span(
            switch (level.target()) {
              case AttachmentTarget.ToUnit(var unit) -> unit.value();
              case AttachmentTarget.ToAccount(var account) -> account.digits();
              case AttachmentTarget.ToPrincipal principal -> "";
            });
    kind.addClassNames("qm-muted", "qm-small", "qm-num");
    return new Component[] {called, kind};
  }

  private Div row(PolicyLevel level, PolicyType type, boolean own) {
    Span word = new Span(type.id().toUpperCase(Locale.ROOT));
    word.addClassNames("qm-muted", "qm-small", "qm-level-type");
    Div policies = new Div();
    policies.addClassName("qm-level-policies");
    List<Attachment> attached = level.attached(type);
    if (type == PolicyType.RCP) {
      policies.add(assumed("RCPFullAWSAccess, always"));
    } else if (attached.isEmpty()) {
      policies.add(assumed("FullAWSAccess, which AWS attaches where nothing else is"));
    } else if (attached.stream().allMatch(one -> one.active() == null)) {
      policies.add(assumed("FullAWSAccess, since nothing else attached here is in force"));
    }
    attached.forEach(one -> policies.add(policy(one, own)));
    Div row = new Div(word, policies);
    row.addClassName("qm-level-row");
    return row;
  }

  private static Span assumed(String text) {
    Span span = new Span(text);
    span.addClassName("qm-muted");
    return span;
  }

  private Div policy(Attachment attachment, boolean own) {
    Span standing = new Span(AttachmentLine.standing(attachment));
    standing.addClassNames("qm-muted", "qm-small");
    Div line =
        new Div(new Link(Screens.policy(attachment.policy()), attachment.policyName()), standing);
    line.addClassName("qm-row");
    if (own && tools.mayAttach()) {
      line.add(AttachmentLine.detach(attachment, tools));
    }
    return line;
  }
}
