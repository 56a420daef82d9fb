package io.quaymaster.iam.analysis;

/// How the access of `after` relates to that of `before`.
public enum Verdict {
  EQUIVALENT,
  MORE_PERMISSIVE,
  LESS_PERMISSIVE,
  INCOMPARABLE,
  UNDECIDED;

  /// The verdict where something is gained or lost, or not.
  static Verdict of(boolean gains, boolean loses) {
    if (gains && loses) {
      return INCOMPARABLE;
    }
    return gains ? MORE_PERMISSIVE : loses ? LESS_PERMISSIVE : EQUIVALENT;
  }

  /// The verdict with the sides exchanged.
  public Verdict mirrored() {
    return switch (this) {
      case MORE_PERMISSIVE -> LESS_PERMISSIVE;
      case LESS_PERMISSIVE -> MORE_PERMISSIVE;
      case EQUIVALENT, INCOMPARABLE, UNDECIDED -> this;
    };
  }
}
