package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.BackgroundWork.Outcome;
import io.quaymaster.console.ui.kit.TextComparisons;
import io.quaymaster.console.ui.kit.VerdictBadge;
import io.quaymaster.console.ui.kit.VerdictBadge.Sign;

/// How a version relates to an earlier one; computed while it can be seen.
final class RelationBadge extends Span {
  /// What computes it.
  record Means(PolicyCatalog catalog, TextComparisons comparisons, BackgroundWork background) {}

  private final Means means;
  private final PolicySummary policy;
  private final VersionNumber before;
  private final VersionNumber after;

  RelationBadge(Means means, PolicySummary policy, VersionNumber before, VersionNumber after) {
    this.means = means;
    this.policy = policy;
    this.before = before;
    this.after = after;
    add(new VerdictBadge(Sign.COMPUTING));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    means
        .background()
        .start(this, this::relation, new Outcome<>(this::show, failure -> show(Sign.UNDECIDED)));
  }

  private Sign relation() {
    return means
        .comparisons()
        .compare(policy, text(before), text(after))
        .map(comparison -> Sign.valueOf(comparison.verdict().name()))
        .orElse(Sign.INVALID);
  }

  private String text(VersionNumber number) {
    return means.catalog().version(new VersionId(policy.id(), number)).text();
  }

  private void show(Sign sign) {
    removeAll();
    VerdictBadge badge = new VerdictBadge(sign);
    badge.explained(after + " against " + before + ": " + sign.meaning());
    add(badge);
  }
}
