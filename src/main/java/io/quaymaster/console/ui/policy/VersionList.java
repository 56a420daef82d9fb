package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.quaymaster.console.catalog.FindingCounts;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.VersionSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;

/// Every version of a policy, newest first. Only what can be seen is read, however many there are.
final class VersionList extends VirtualList<VersionSummary> {
  private static final int FEW = 6;

  private final RelationBadge.Means means;
  private final PolicySummary policy;
  private final Clock clock;

  VersionList(RelationBadge.Means means, PolicySummary policy, Clock clock) {
    this.means = means;
    this.policy = policy;
    this.clock = clock;
    addClassName("qm-versions");
    getElement().setAttribute("aria-label", "Versions, newest first");
    setRenderer(new ComponentRenderer<>(this::row));
    setDataProvider(
        new CallbackDataProvider<>(
            query ->
                means
                    .catalog()
                    .versions(policy.id(), new Window(query.getOffset(), query.getLimit()))
                    .stream(),
            query -> means.catalog().countVersions(policy.id())));
    int count = means.catalog().countVersions(policy.id());
    getElement().setAttribute("data-few", count <= FEW);
    getStyle().set("--qm-rows", String.valueOf(Math.min(count, FEW)));
  }

  private Component row(VersionSummary version) {
    Div row = new Div();
    row.addClassName("qm-version");
    row.add(number(version), change(version), reason(version), who(version));
    return row;
  }

  private Component number(VersionSummary version) {
    Div cell =
        new Div(
            new Link(Screens.version(policy.id(), version.number()), version.number().toString()));
    cell.addClassName("qm-version-number");
    if (version.active()) {
      cell.add(new Chip("In force"));
    }
    return cell;
  }

  private Component change(VersionSummary version) {
    Div cell = new Div();
    cell.addClassName("qm-version-change");
    if (version.number().value() > 1) {
      VersionNumber before = new VersionNumber(version.number().value() - 1);
      cell.add(new RelationBadge(means, policy, before, version.number()));
    } else {
      cell.add(new Chip("First version"));
    }
    return cell;
  }

  private static Component reason(VersionSummary version) {
    Span reason = new Span(version.reason());
    reason.addClassName("qm-version-reason");
    Div cell = new Div(reason);
    String findings = findings(version.findings());
    if (!findings.isEmpty()) {
      Span counts = new Span(findings);
      counts.addClassNames("qm-muted", "qm-small");
      cell.add(counts);
    }
    cell.addClassName("qm-version-why");
    return cell;
  }

  private Component who(VersionSummary version) {
    Div cell = new Div(new Span(version.author().name()), new TimeText(version.createdAt(), clock));
    cell.addClassName("qm-version-who");
    return cell;
  }

  private static String findings(FindingCounts counts) {
    StringBuilder out = new StringBuilder();
    append(out, counts.errors(), "error", "errors");
    append(out, counts.securityWarnings(), "security warning", "security warnings");
    append(out, counts.warnings(), "warning", "warnings");
    return out.toString();
  }

  private static void append(StringBuilder out, int count, String one, String many) {
    if (count > 0) {
      out.append(out.isEmpty() ? "" : ", ").append(Plural.of(count, one, many));
    }
  }
}
