package io.quaymaster.console.ui.access;

/// What became of one row of a batch.
sealed interface BatchAnswer {
  /// The line of the text that it stands on, counted from 1.
  int line();

  /// It was asked.
  ///
  /// @param sentence the reason, in a sentence
  record Given(int line, Asked asked, VerdictHero.Word word, String sentence)
      implements BatchAnswer {}

  /// It could not be asked; what was handed in may make the reason very long.
  record Bad(int line, String why) implements BatchAnswer {
    private static final int LONGEST = 500;

    public Bad {
      why = why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why;
    }
  }
}
