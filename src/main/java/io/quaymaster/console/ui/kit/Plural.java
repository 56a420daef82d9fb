package io.quaymaster.console.ui.kit;

import java.text.NumberFormat;
import java.util.Locale;

/// Numbers with their nouns: `1 account`, `12 480 repositories`.
public final class Plural {
  private Plural() {}

  public static String of(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /// With a narrow space between thousands.
  public static String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number).replace(',', '\u202f');
  }
}
