package io.quaymaster.console.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.catalog.RecentChange;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.PolicyName;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.console.ui.kit.VerdictBadge;
import java.time.Clock;
import java.util.List;

/// What changed, newest first: what, who, when, why, and what it meant for access.
@org.springframework.stereotype.Component
class ChangeLines {
  private final PolicyComparisons comparisons;
  private final Clock clock;

  ChangeLines(PolicyComparisons comparisons, Clock clock) {
    this.comparisons = comparisons;
    this.clock = clock;
  }

  Component list(List<RecentChange> changes) {
    if (changes.isEmpty()) {
      return new EmptyState(
          "Nothing has changed yet",
          "Saved and activated versions appear here, with who did it and why.");
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-changes");
    changes.forEach(change -> list.add(item(change)));
    return list;
  }

  private ListItem item(RecentChange change) {
    VersionId version = change.version();
    Link number =
        new Link(Screens.version(version.policy(), version.number()), version.number().toString());
    number.addClassName("qm-change-version");
    Div what =
        new Div(
            number,
            new Span(" " + verb(change) + " "),
            new Link(Screens.policy(version.policy()), new PolicyName(change.policy())));
    what.addClassName("qm-change-what");
    Div who = new Div(new Span(change.by().name() + ", "), new TimeText(change.at(), clock));
    who.addClassNames("qm-change-who", "qm-muted");
    Div line = new Div(what, badge(change));
    line.addClassName("qm-change-line");
    ListItem item = new ListItem(line, who);
    if (!change.reason().isBlank()) {
      Div why = new Div(change.reason());
      why.addClassName("qm-change-why");
      item.add(why);
    }
    return item;
  }

  private static String verb(RecentChange change) {
    return switch (change) {
      case RecentChange.Saved saved -> "saved for";
      case RecentChange.Activated activated -> "activated on";
      case RecentChange.Ended ended -> "deactivated on";
    };
  }

  /// How a saved version relates to the one before it, leading to the comparison.
  private Component badge(RecentChange change) {
    if (!(change instanceof RecentChange.Saved)
        || change.version().number().equals(VersionNumber.FIRST)) {
      return new Span();
    }
    VersionId version = change.version();
    VersionNumber before = new VersionNumber(version.number().value() - 1);
    return comparisons
        .relation(version)
        .<Component>map(relation ->
            new Link(
                Screens.compare(version.policy(), before, version.number()),
                VerdictBadge.of(relation.verdict().name())))
        .orElseGet(() -> new VerdictBadge(VerdictBadge.Sign.COMPUTING));
  }
}
