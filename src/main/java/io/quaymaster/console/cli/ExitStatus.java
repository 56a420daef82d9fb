package io.quaymaster.console.cli;

/// What the command line tells its caller; a promise to pipelines.
final class ExitStatus {
  static final int NOTHING = 0;
  static final int FOUND = 1;
  static final int WRONG_USAGE = 2;
  static final int BAD_INPUT = 3;
  static final int UNDECIDED = 4;

  /// Nobody reads the output any more; what a shell makes of a program that a closed pipe ended.
  static final int OUTPUT_CLOSED = 141;

  /// A fault of the program; as in `sysexits.h`.
  static final int DEFECT = 70;

  private ExitStatus() {}

  /// The one of two that a run of several parts ends with: bad input before all, then what was
  /// found, then what is undecided.
  static int graver(int left, int right) {
    return rank(left) >= rank(right) ? left : right;
  }

  private static int rank(int status) {
    return switch (status) {
      case NOTHING -> 0;
      case UNDECIDED -> 1;
      case FOUND -> 2;
      default -> 3;
    };
  }
}
