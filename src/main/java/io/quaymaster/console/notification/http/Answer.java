package io.quaymaster.console.notification.http;

/// What came of a post.
public sealed interface Answer {
  /// @param excerpt the beginning of the body, which may be anything
  record Answered(int code, String excerpt) implements Answer {}

  /// Nothing came back, and why, as a sentence.
  record Failed(String why) implements Answer {}

  default boolean isSuccess() {
    return this instanceof Answered answered && answered.code() >= 200 && answered.code() < 300;
  }
}
