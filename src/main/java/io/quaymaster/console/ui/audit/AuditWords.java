package io.quaymaster.console.ui.audit;

import java.util.Locale;

/// The trail's stable words as people read them.
final class AuditWords {
  private AuditWords() {}

  /// `POLICY_VERSION_SAVED` as *Policy version saved*.
  static String deed(String what) {
    if (what.isEmpty()) {
      return what;
    }
    String words = what.replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
