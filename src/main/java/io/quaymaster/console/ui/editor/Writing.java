package io.quaymaster.console.ui.editor;

import io.quaymaster.console.catalog.Draft;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequest;
import io.quaymaster.console.review.Proposal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is being written: the policy, the version that the author began with, what is in force, and
/// the draft that was found when the page opened.
///
/// @param change the change request that it is written for; null for none
record Writing(
    PolicySummary policy,
    @Nullable PolicyVersion base,
    @Nullable PolicyVersion inForce,
    @Nullable Draft found,
    @Nullable ChangeId change) {

  /// Where its author left off, or else the newest version.
  static Writing begin(PolicySummary policy, EditorTools tools) {
    Draft found = tools.drafts().mine(policy.id()).orElse(null);
    PolicyVersion base = tools.catalog().latest(policy.id()).orElse(null);
    if (found != null) {
      VersionNumber number = found.basedOn();
      base = number == null ? null : tools.catalog().version(new VersionId(policy.id(), number));
    }
    return new Writing(policy, base, tools.catalog().active(policy.id()).orElse(null), found, null);
  }

  /// What a change request proposes; a draft goes on only where it was begun on top of that.
  static Writing forChange(PolicySummary policy, ChangeRequest change, EditorTools tools) {
    VersionNumber head =
        change.proposal(policy.id()).map(Proposal::proposed).orElse(policy.active());
    PolicyVersion base =
        head == null ? null : tools.catalog().version(new VersionId(policy.id(), head));
    Draft found =
        tools
            .drafts()
            .mine(policy.id())
            .filter(draft -> Objects.equals(draft.basedOn(), head))
            .orElse(null);
    PolicyVersion inForce = tools.catalog().active(policy.id()).orElse(null);
    return new Writing(policy, base, inForce, found, change.id());
  }

  /// The text to begin with.
  String text() {
    return found != null ? found.text() : baseText();
  }

  /// The text of the version that it is based on; before the first, something to start from.
  String baseText() {
    return base == null ? StartingText.of(policy.type(), policy.place()) : base.text();
  }

  /// Whether `text` says nothing that is not saved already.
  boolean isSaved(String text) {
    return base != null && base.text().equals(text);
  }

  @Nullable VersionNumber basedOn() {
    return base == null ? null : base.number();
  }

  /// `v3`, or `nothing` before the first version.
  String basedOnName() {
    return base == null ? "nothing" : base.number().toString();
  }

  String nextName() {
    VersionNumber latest = policy.latest();
    VersionNumber based = basedOn();
    VersionNumber last =
        latest == null || (based != null && based.compareTo(latest) > 0) ? based : latest;
    return (last == null ? VersionNumber.FIRST : last.next()).toString();
  }

  Writing onTopOf(PolicyVersion version) {
    return new Writing(policy, version, inForce, found, change);
  }
}
