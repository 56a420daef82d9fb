package io.quaymaster.iam.evaluation;

/// Simple case folding (The Unicode Standard, section 3.13, `CaseFolding.txt` status C and S),
/// independent of any locale.
final class CaseFolding {
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final int SMALL_DOTLESS_I = 0x131;

  private CaseFolding() {}

  /// Texts that differ only in case fold to the same text.
  static String fold(String text) {
    return text.codePoints()
        .map(CaseFolding::fold)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// The two letters i of Turkish fold only in Turkish; the JDK's mappings would join them with
  /// `i`.
  private static int fold(int c) {
    return c == CAPITAL_I_WITH_DOT || c == SMALL_DOTLESS_I
        ? c
        : Character.toLowerCase(Character.toUpperCase(c));
  }
}
