package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequestChanged;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.ProposedIn;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens a change request for something, or leads to those that propose it already; both follow
/// what others do.
final class ProposalDeeds extends Div {
  private static final int MOST_SHOWN = 2;

  private final Proposing tools;
  private final PolicySummary policy;
  private final Wanted wanted;
  private final ButtonVariant look;
  private @Nullable List<ProposedIn> shown;

  /// What is to be proposed.
  ///
  /// @param deed as the button calls it
  /// @param title what the change request is called, unless its author calls it otherwise
  record Wanted(Proposal proposal, String deed, String title) {}

  ProposalDeeds(Proposing tools, PolicySummary policy, Wanted wanted, ButtonVariant look) {
    this.tools = tools;
    this.policy = policy;
    this.wanted = wanted;
    this.look = look;
    addClassName("qm-proposal-deeds");
    show();
    tools.updates().follow(this, ChangeRequestChanged.class, changed -> show());
  }

  private void show() {
    List<ProposedIn> known = tools.changes().proposing(policy.id(), wanted.proposal().proposed());
    if (known.equals(shown)) {
      return; // What somebody is about to press stays.
    }
    shown = known;
    removeAll();
    List<ProposedIn> open = known.stream().filter(one -> one.stage().isOpen()).toList();
    open.stream().limit(MOST_SHOWN).forEach(one -> add(link(one.change())));
    if (open.isEmpty() && tools.user().has(ConsoleRole.AUTHOR)) {
      Button propose = new Button(wanted.deed() + "…", click -> propose());
      propose.addThemeVariants(look);
      add(propose);
    }
  }

  private static LinkButton link(ChangeId id) {
    return new LinkButton(Screens.change(id.number()), "history", "Change request " + id);
  }

  private void propose() {
    new ProposeDialog(
            tools, policy, wanted, id -> UI.getCurrent().navigate(Screens.change(id.number())))
        .open();
  }
}
