package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.catalog.OrganizationalUnit;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.UnitId;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Screens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The SCPs and RCPs that bind an account: those of the root, of each unit on the way, and its own.
record OrganizationPolicies(List<Level> levels) {
  record Level(String name, List<Attachment> policies) {}

  static OrganizationPolicies above(
      AccountSummary account, RegistryCatalog catalog, PrincipalCatalog principals) {
    List<OrganizationalUnit> units =
        catalog.organizations().stream().flatMap(all -> all.units().stream()).toList();
    List<Level> levels = new ArrayList<>();
    Optional<OrganizationalUnit> unit = find(units, account.unit());
    while (unit.isPresent()) {
      levels.addFirst(
          new Level(
              unit.get().name(),
              current(principals, new AttachmentTarget.ToUnit(unit.get().id()))));
      unit = find(units, unit.get().parent());
    }
    if (account.unit() != null) {
      levels.add(
          new Level(
              account.name() + " itself",
              current(principals, new AttachmentTarget.ToAccount(account.id()))));
    }
    return new OrganizationPolicies(levels);
  }

  private static Optional<OrganizationalUnit> find(
      List<OrganizationalUnit> units, @org.jspecify.annotations.Nullable UnitId id) {
    return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
  }

  private static List<Attachment> current(PrincipalCatalog principals, AttachmentTarget target) {
    return principals.attachedTo(target).stream()
        .filter(attachment -> attachment.to() == null)
        .toList();
  }

  Panel panel(AccountSummary account) {
    if (levels.isEmpty()) {
      return new Panel(
          "Service and resource control policies",
          new EmptyState(
              "In no organization",
              "Service and resource control policies come with an organization; none bind this account."));
    }
    Div list = new Div();
    list.addClassName("qm-lines");
    for (Level level : levels) {
      Span name = new Span(level.name());
      name.addClassName("qm-line-name");
      Div policies = new Div();
      policies.addClassName("qm-row");
      if (level.policies().isEmpty()) {
        Span none = new Span("nothing attached on file");
        none.addClassName("qm-muted");
        policies.add(none);
      }
      level
          .policies()
          .forEach(attachment ->
              policies.add(new Link(Screens.policy(attachment.policy()), attachment.policyName())));
      Div line = new Div(name, policies);
      line.addClassName("qm-line");
      list.add(line);
    }
    if (account.management()) {
      Div exempt = new Div("They do not bind this account: it is the management account.");
      exempt.addClassNames("qm-line", "qm-muted");
      list.add(exempt);
    }
    return new Panel("Service and resource control policies", list).flush();
  }
}
