package io.quaymaster.iam.policy.finding;

/// A piece of a policy for a message: in backticks, and cut where nobody would read on.
public final class Excerpt {
  private static final int LONGEST = 120;

  private Excerpt() {}

  /// The text in backticks, at most 120 characters of it, line breaks as spaces.
  public static String of(String text) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return '`' + line.replace('\n', ' ').replace('\r', ' ') + '`';
  }
}
