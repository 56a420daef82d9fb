package io.quaymaster.console.ui.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What somebody looks for: every word has to stand somewhere, in any case. The service's old name
/// finds it too, since managed policies still carry it.
///
/// @param old whether the old name was used
record Words(List<String> words, boolean old) {
  private static final String OLD_NAME = "ec2\\s*container\\s*registry";

  static Words of(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    String today = lower.replaceAll("(amazon\\s*)?" + OLD_NAME, "elastic container registry ");
    return new Words(
        Stream.of(today.split("\\s+")).filter(word -> !word.isEmpty()).toList(),
        !today.equals(lower));
  }

  boolean foundIn(Stream<String> texts) {
    String all = String.join("\n", texts.toList()).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(all::contains);
  }
}
