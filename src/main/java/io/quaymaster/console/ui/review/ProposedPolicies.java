package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.Discussion;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Verb;
import io.quaymaster.console.ui.comparison.ComparisonParts;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.OnlyTabs;
import io.quaymaster.console.ui.kit.PolicyName;
import io.quaymaster.console.ui.kit.Screens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// What a change request proposes, policy by policy: the access that changes, and the texts. It
/// stays while the proposals do; what is said beside it comes and goes.
final class ProposedPolicies {
  private final List<Proposal> proposals;
  private final List<Part> parts = new ArrayList<>();
  private final Div choice = new Div();
  private final Div access = new Div();
  private final Div texts = new Div();
  private ChangePage page;
  private Discussion discussion;

  /// @param reading hears of the thread that somebody wants to read
  ProposedPolicies(
      ChangeTools tools, ChangePage page, Discussion discussion, LongConsumer reading) {
    this.proposals = page.change().proposals();
    this.page = page;
    this.discussion = discussion;
    List<Tab> tabs = new ArrayList<>();
    for (Proposal proposal : proposals) {
      PolicySummary policy = tools.catalog().policy(proposal.policy()).orElseThrow();
      parts.add(new Part(tools, proposal, policy, reading));
      tabs.add(new Tab(policy.name()));
    }
    if (parts.isEmpty()) {
      access.add(nothing());
      texts.add(nothing());
      return;
    }
    if (parts.size() > 1) {
      Tabs chosen = OnlyTabs.in(new Tabs(tabs.toArray(Tab[]::new)));
      chosen.getElement().setAttribute("aria-label", "Policies of this change request");
      chosen.addSelectedChangeListener(change -> show(chosen.getSelectedIndex()));
      choice.add(chosen);
    }
    show(0);
  }

  private static Component nothing() {
    return new EmptyState(
        "It proposes nothing yet", "Edit a policy and save the text for this change request.");
  }

  boolean isOf(List<Proposal> others) {
    return proposals.equals(others);
  }

  /// Chooses the policy; empty where there is one at most.
  Component choice() {
    return choice;
  }

  Component access() {
    return access;
  }

  Component texts() {
    return texts;
  }

  void show(ChangePage now, Discussion said) {
    page = now;
    discussion = said;
    parts.forEach(Part::refresh);
  }

  private void show(int index) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).show(i == index);
    }
  }

  /// One policy, whose comparison is made when it is first looked at.
  private final class Part {
    private final ChangeTools tools;
    private final Proposal proposal;
    private final PolicySummary policy;
    private final ChangeMargin margin;
    private final Div line = new Div();
    private final Div accessPart = new Div();
    private final Div textPart = new Div();
    private boolean editable;

    Part(ChangeTools tools, Proposal proposal, PolicySummary policy, LongConsumer reading) {
      this.tools = tools;
      this.proposal = proposal;
      this.policy = policy;
      margin = new ChangeMargin(tools, proposal, page, discussion, reading);
      line.addClassName("qm-row");
      accessPart.addClassName("qm-stack");
      name();
    }

    private void name() {
      editable = page.may(Verb.EDIT);
      line.removeAll();
      line.add(new Link(Screens.policy(policy.id()), new PolicyName(policy)));
      if (editable) {
        line.add(
            new LinkButton(
                Screens.editor(policy.id(), page.change().id().number()), "edit", "Edit the text"));
      }
    }

    void show(boolean front) {
      if (front && accessPart.getParent().isEmpty()) {
        ComparisonParts.Parts made =
            tools.comparisons().apart(policy, proposal.base(), proposal.proposed(), margin);
        accessPart.add(line, made.access());
        textPart.add(made.texts());
        access.add(accessPart);
        texts.add(textPart);
      }
      accessPart.getElement().setAttribute("data-behind", !front);
      textPart.getElement().setAttribute("data-behind", !front);
    }

    void refresh() {
      margin.show(page, discussion);
      if (editable != page.may(Verb.EDIT)) {
        name();
      }
    }
  }
}
