package io.quaymaster.console.review;

import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.util.EnumSet;
import java.util.Set;

/// What a change request does that may call for approvals.
public enum Occasion {
  EQUIVALENT("Equivalent", "No request gets another answer."),
  LESS_PERMISSIVE("Less permissive", "Access is lost and none is gained."),
  MORE_PERMISSIVE("More permissive", "Access is gained and none is lost."),
  INCOMPARABLE("Incomparable", "Access is gained, and other access is lost."),
  UNDECIDED("Undecided", "The engine could not decide."),
  NEW_ACCOUNT("New account", "An account gains access that had none."),
  CROSS_ORG("Outside the organization", "An account outside of the organization gains access."),
  ADMIN("Admin rights", "Somebody gains the right to manage permissions."),
  PUBLIC("Public", "Everyone, or every AWS account, gains access."),
  ROLL_BACK("Roll back", "What was in force directly before comes in force again.");

  private final String title;
  private final String meaning;

  Occasion(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  public String meaning() {
    return meaning;
  }

  static Set<Occasion> of(Verdict verdict, Set<Flag> flags) {
    Set<Occasion> occasions = EnumSet.of(valueOf(verdict.name()));
    for (Flag flag : flags) {
      switch (flag) {
        case PUBLIC, ALL_AWS -> occasions.add(PUBLIC);
        case ADMIN -> occasions.add(ADMIN);
        case CROSS_ORG -> occasions.add(CROSS_ORG);
        case NEW_ACCOUNT -> occasions.add(NEW_ACCOUNT);
        case LOCK_OUT, WRITE, CONDITION_DROPPED -> {
          // A lock-out is refused, whoever approves; the others say more about a verdict.
        }
      }
    }
    return occasions;
  }
}
