package io.quaymaster.console.cli;

/// How many cases were answered, how many of these not as expected, and how many lines were no
/// cases.
record CaseTotals(long answered, long unmet, long malformed) {
  static final CaseTotals NONE = new CaseTotals(0, 0, 0);

  CaseTotals plus(CaseTotals other) {
    return new CaseTotals(
        answered + other.answered, unmet + other.unmet, malformed + other.malformed);
  }

  int exitStatus() {
    return malformed > 0 ? ExitStatus.BAD_INPUT : unmet > 0 ? ExitStatus.FOUND : ExitStatus.NOTHING;
  }
}
