package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.PairAnswer;

/// Which changes of access a comparison is to fail on.
enum FailOn {
  MORE,
  LESS,
  ANY;

  /// The exit status for an answer.
  int status(PairAnswer answer) {
    return switch (answer.verdict()) {
      case "EQUIVALENT" -> ExitStatus.NOTHING;
      case "MORE_PERMISSIVE" -> this == LESS ? ExitStatus.NOTHING : ExitStatus.FOUND;
      case "LESS_PERMISSIVE" -> this == MORE ? ExitStatus.NOTHING : ExitStatus.FOUND;
      case "INCOMPARABLE" -> ExitStatus.FOUND;
      case "UNDECIDED" -> ExitStatus.UNDECIDED;
      default -> ExitStatus.BAD_INPUT;
    };
  }
}
