package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screens;
import java.util.ArrayList;
import java.util.List;

/// The way from a version to the change requests about it, and to a new one.
@org.springframework.stereotype.Component
public class Proposing {
  private static final int MOST_SHOWN = 2;

  private final ChangeRequests changes;
  private final CurrentUser user;

  Proposing(ChangeRequests changes, CurrentUser user) {
    this.changes = changes;
    this.user = user;
  }

  /// What there is to do about a version that is not in force.
  public List<Component> deeds(PolicySummary policy, PolicyVersion version) {
    List<ChangeId> known = changes.proposing(new VersionId(policy.id(), version.number()));
    List<Component> deeds = new ArrayList<>();
    known.stream()
        .limit(MOST_SHOWN)
        .forEach(id ->
            deeds.add(
                new LinkButton(Screens.change(id.number()), "history", "Change request " + id)));
    if (known.isEmpty() && user.has(ConsoleRole.AUTHOR)) {
      VersionNumber number = version.number();
      Button propose = new Button("Propose " + number + "…", click -> propose(policy, version));
      propose.addThemeVariants(ButtonVariant.PRIMARY);
      deeds.add(propose);
    }
    return deeds;
  }

  private void propose(PolicySummary policy, PolicyVersion version) {
    new ProposeDialog(
            changes,
            new Proposal(policy.id(), policy.active(), version.number()),
            version.reason(),
            id -> com.vaadin.flow.component.UI.getCurrent().navigate(Screens.change(id.number())))
        .open();
  }
}
