package io.quaymaster.console.review;

/// How far a change request has come.
public enum ChangeState {
  DRAFT("Draft", "Being written; nobody was asked yet."),
  CHECKING("Checks", "The checks are running, or one of them failed."),
  IN_REVIEW("Review", "Waits for reviews."),
  READY("Ready", "Has every approval that it needs and can be activated."),
  ACTIVE("Active", "In force."),
  VERIFIED("Verified", "In force, and what is live means the same."),
  WITHDRAWN("Withdrawn", "Its authors took it back."),
  REJECTED("Rejected", "A reviewer turned it down."),
  ROLLED_BACK("Rolled back", "Was in force; what it replaced is in force again.");

  private final String title;
  private final String meaning;

  ChangeState(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  public String meaning() {
    return meaning;
  }

  static ChangeState of(Stage stage) {
    return switch (stage) {
      case DRAFT -> DRAFT;
      case SUBMITTED -> CHECKING;
      case ACTIVATED -> ACTIVE;
      case VERIFIED -> VERIFIED;
      case WITHDRAWN -> WITHDRAWN;
      case REJECTED -> REJECTED;
      case ROLLED_BACK -> ROLLED_BACK;
    };
  }
}
