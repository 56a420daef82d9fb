package io.quaymaster.console.audit;

/// Text as every database keeps it: the two things that one or the other cannot keep, NUL and half
/// a surrogate pair, become U+FFFD, so that what is hashed is what is read again.
final class StoredText {
  private static final int REPLACEMENT = 0xFFFD;

  private StoredText() {}

  static String of(String text) {
    if (text.codePoints().noneMatch(StoredText::isLost)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(one -> isLost(one) ? REPLACEMENT : one).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isLost(int one) {
    return one == 0 || Character.getType(one) == Character.SURROGATE;
  }
}
