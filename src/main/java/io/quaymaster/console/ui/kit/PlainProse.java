package io.quaymaster.console.ui.kit;

/// A sentence where only plain text can be shown: what stands in backticks stands in quotation
/// marks instead.
public final class PlainProse {
  private PlainProse() {}

  public static String of(String sentence) {
    StringBuilder plain = new StringBuilder();
    boolean open = false;
    for (char c : sentence.toCharArray()) {
      if (c == '`') {
        open = !open;
        plain.append(open ? '“' : '”');
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
