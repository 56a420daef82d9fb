package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.VersionId;

/// One of two things held side by side.
public sealed interface Side {
  /// A saved version, of whichever policy.
  record OfVersion(VersionId id) implements Side {}

  /// A draft or a pasted text.
  record OfText(String text) implements Side {}

  /// No policy at all.
  record Nothing() implements Side {}
}
