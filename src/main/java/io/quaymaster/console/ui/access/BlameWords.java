package io.quaymaster.console.ui.access;

import io.quaymaster.console.catalog.PolicyMoment.Happening;
import io.quaymaster.console.review.Blame;
import io.quaymaster.console.review.Blame.Interval;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.TimeText;
import java.util.List;

/// What is said of a time in which an answer was the same.
final class BlameWords {
  private BlameWords() {}

  static VerdictHero.Word word(Interval interval) {
    return switch (interval.state().outcome()) {
      case ALLOWED -> VerdictHero.Word.ALLOWED;
      case CONDITIONAL -> VerdictHero.Word.CONDITIONAL;
      case UNKNOWN -> VerdictHero.Word.UNKNOWN;
      case EXPLICIT_DENY -> VerdictHero.Word.DENIED;
      case IMPLICIT_DENY -> VerdictHero.Word.NOT_ALLOWED;
    };
  }

  static AccessState state(Interval interval) {
    return switch (interval.state().outcome()) {
      case ALLOWED -> AccessState.allowed();
      case CONDITIONAL -> AccessState.allowed().conditional();
      case UNKNOWN -> AccessState.unknown();
      case EXPLICIT_DENY -> AccessState.denied();
      case IMPLICIT_DENY -> AccessState.notAllowed();
    };
  }

  /// *since 3 May 2026, 10:00:00 UTC*
  static String since(Interval newest, Blame.Effort effort) {
    return newest.from().map(from -> "since " + TimeText.exact(from)).orElse(ever(effort));
  }

  /// *from 3 May 2026, 10:00:00 UTC to 4 May 2026, 09:00:00 UTC*
  static String times(Interval interval, boolean newest, Blame.Effort effort) {
    if (newest) {
      return since(interval, effort);
    }
    String until = TimeText.exact(interval.to());
    return interval
        .from()
        .map(from -> "from " + TimeText.exact(from) + " to " + until)
        .orElse("until " + until + ", " + ever(effort));
  }

  private static String ever(Blame.Effort effort) {
    return effort.complete() ? "as far back as anything is on file" : "as far back as was looked";
  }

  /// What was asked of how much, in sentences.
  static String effort(Blame.Effort effort) {
    return "Something that may have a say changed at %s; the evaluator was asked %s. %s%s"
        .formatted(
            Plural.of(effort.moments(), "instant", "instants"),
            Plural.of(effort.asked(), "time", "times"),
            effort.complete()
                ? "What was passed over says the same, or has no say."
                : "The budget was spent before the beginning.",
            effort.unlisted() == 0
                ? ""
                : " The same answer came to rest on other statements "
                    + Plural.of(effort.unlisted(), "more time", "more times")
                    + ", which are not listed.");
  }

  /// *For `a`, `b`:*
  static String names(List<String> actions) {
    return "For `" + String.join("`, `", actions) + "`:";
  }

  /// One sentence, with names in backticks.
  static String happening(Happening happening) {
    return switch (happening) {
      case Happening.Attached(var policy, String name, String target) ->
          "`" + name + "` was attached to `" + target + "`.";
      case Happening.Detached(var policy, String name, String target) ->
          "`" + name + "` was detached from `" + target + "`.";
      case Happening.Joined(String group) -> "The caller joined the group `" + group + "`.";
      case Happening.Left(String group) -> "The caller left the group `" + group + "`.";
      case Happening.Moved(var account, String from, String to) ->
          "Account `" + account + "` was moved from " + unit(from) + " to " + unit(to) + ".";
      case Happening.Switched switched ->
          throw new IllegalArgumentException("A version has more to be said of it");
    };
  }

  private static String unit(String name) {
    return name.isEmpty() ? "outside of any organization" : "the unit `" + name + "`";
  }
}
