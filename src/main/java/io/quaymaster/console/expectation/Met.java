package io.quaymaster.console.expectation;

import io.quaymaster.console.access.AccessAnswer;
import java.util.List;

/// What asking for an expectation gave.
public sealed interface Met {
  /// The answer is as expected.
  ///
  /// @param answers one for each action
  record Yes(ExpectedAnswer got, List<AccessAnswer> answers) implements Met {
    public Yes {
      answers = List.copyOf(answers);
    }
  }

  /// The answer is another one.
  ///
  /// @param because a sentence that explains the answer
  record Broken(ExpectedAnswer got, String because, List<AccessAnswer> answers) implements Met {
    public Broken {
      answers = List.copyOf(answers);
    }
  }

  /// There is no answer; `why` is a sentence.
  record Unanswerable(String why) implements Met {}

  /// How it stands, in a word.
  enum Standing {
    MET("Met"),
    BROKEN("Broken"),
    UNANSWERABLE("No answer");

    private final String title;

    Standing(String title) {
      this.title = title;
    }

    /// The name used on screen.
    public String title() {
      return title;
    }
  }

  default Standing standing() {
    return switch (this) {
      case Yes yes -> Standing.MET;
      case Broken broken -> Standing.BROKEN;
      case Unanswerable unanswerable -> Standing.UNANSWERABLE;
    };
  }

  /// A sentence that says why, empty where it is met.
  default String why() {
    return switch (this) {
      case Yes yes -> "";
      case Broken broken -> broken.because();
      case Unanswerable unanswerable -> unanswerable.why();
    };
  }
}
