package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import org.jspecify.annotations.Nullable;

/// What a thread is about, as it was when the thread was begun.
public sealed interface Anchor {
  /// The change request as a whole.
  record Whole() implements Anchor {}

  /// A class of access that the comparison shows.
  ///
  /// @param version that was proposed; null for none
  /// @param words the class in a sentence
  record OnClass(PolicyId policy, @Nullable VersionNumber version, ClassKey key, String words)
      implements Anchor {}

  /// Lines of a proposed text.
  ///
  /// @param text of the lines, with LF between them
  record OnLines(PolicyId policy, VersionNumber version, LineRange lines, String text)
      implements Anchor {}
}
