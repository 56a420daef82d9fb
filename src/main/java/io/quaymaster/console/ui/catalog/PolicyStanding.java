package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.FindingCounts;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;

/// How a policy stands: what is in force since when, what waits, what the linter says.
final class PolicyStanding {
  private PolicyStanding() {}

  static Facts facts(PolicySummary policy, String withoutVersion, Clock clock) {
    Facts facts = new Facts();
    if (policy.active() != null && policy.activeSince() != null) {
      facts.with(
          "In force",
          version(policy, policy.active()),
          new Span(" since "),
          new TimeText(policy.activeSince(), clock));
    } else {
      facts.with("In force", withoutVersion);
    }
    if (policy.hasInactiveChange() && policy.latest() != null) {
      facts.with("Waiting", waiting(policy, policy.latest()));
    }
    return facts.with("Findings", findings(policy.findings()));
  }

  private static Component waiting(PolicySummary policy, VersionNumber latest) {
    Div line = new Div(version(policy, latest));
    if (policy.latestAuthor() != null) {
      line.add(" by " + policy.latestAuthor().name());
    }
    line.add(", not in force: ");
    line.add(
        new Link(
            Screens.compare(policy.id(), policy.active() == null ? "none" : "active", latest),
            "compare"));
    return line;
  }

  private static Link version(PolicySummary policy, VersionNumber number) {
    return new Link(Screens.version(policy.id(), number), number.toString());
  }

  private static Component findings(FindingCounts findings) {
    return findings.errors() + findings.securityWarnings() == 0
        ? new Span("no errors or security warnings")
        : CatalogCells.risk(findings);
  }
}
