package io.quaymaster.console.ui.review;

import java.util.Locale;
import java.util.Map;

/// What people did with a change request, as it follows their name.
final class DeedWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("CHANGE_OPENED", "opened it"),
          Map.entry("CHANGE_DESCRIBED", "described it anew"),
          Map.entry("CHANGE_EDITED", "revised it"),
          Map.entry("CHANGE_REBASED", "based it on what came in force"),
          Map.entry("CHANGE_MERGED", "merged it with what came in force"),
          Map.entry("CHANGE_SUBMITTED", "asked for reviews"),
          Map.entry("CHANGE_WITHDRAWN", "withdrew it"),
          Map.entry("CHANGE_APPROVED", "approved it"),
          Map.entry("CHANGES_REQUESTED", "requested changes"),
          Map.entry("REVIEW_DISMISSED", "dismissed a review"),
          Map.entry("CHANGE_REJECTED", "rejected it"),
          Map.entry("CHANGE_ACTIVATED", "activated it"),
          Map.entry("GLASS_BROKEN", "broke the glass and activated it"),
          Map.entry("EMERGENCY_REVIEWED", "reviewed the emergency"),
          Map.entry("CHANGE_COMPARED_WITH_LIVE", "held what is live against it"),
          Map.entry("CHANGE_VERIFIED", "verified it"),
          Map.entry("CHANGE_ROLLED_BACK", "rolled it back"),
          Map.entry("SUGGESTION_TAKEN_UP", "took up a suggestion"));

  private DeedWords() {}

  static String of(String what) {
    return WORDS.getOrDefault(what, what.replace('_', ' ').toLowerCase(Locale.ROOT));
  }

  /// Whether it stands in a thread anyway.
  static boolean isOfThread(String what) {
    return what.startsWith("THREAD_");
  }
}
