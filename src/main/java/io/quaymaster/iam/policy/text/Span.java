package io.quaymaster.iam.policy.text;

/// A stretch of text from `start` (included) to `end` (excluded).
public record Span(Position start, Position end) {
  public Span {
    if (end.offset() < start.offset()) {
      throw new IllegalArgumentException("A span cannot end before it starts");
    }
  }
}
