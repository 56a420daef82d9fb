package io.quaymaster.console.ui.editor;

import io.quaymaster.console.catalog.Draft;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import org.jspecify.annotations.Nullable;

/// What is being written: the policy, the version that the author began with, what is in force, and
/// the draft that was found when the page opened.
record Writing(
    PolicySummary policy,
    @Nullable PolicyVersion base,
    @Nullable PolicyVersion inForce,
    @Nullable Draft found) {

  /// Where its author left off, or else the newest version.
  static Writing begin(PolicySummary policy, EditorTools tools) {
    Draft found = tools.drafts().mine(policy.id()).orElse(null);
    PolicyVersion base = tools.catalog().latest(policy.id()).orElse(null);
    if (found != null) {
      VersionNumber number = found.basedOn();
      base = number == null ? null : tools.catalog().version(new VersionId(policy.id(), number));
    }
    return new Writing(policy, base, tools.catalog().active(policy.id()).orElse(null), found);
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
    return new Writing(policy, version, inForce, found);
  }
}
