package io.quaymaster.console.ui.kit;

/// Texts of others in a file that may be opened as a spreadsheet.
public final class CsvText {
  private CsvText() {}

  /// With an apostrophe before what a spreadsheet would take for a formula.
  public static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
