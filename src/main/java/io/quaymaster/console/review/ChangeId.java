package io.quaymaster.console.review;

import java.util.Optional;
import java.util.regex.Pattern;

/// The number of a change request, from 1; people say and read it.
public record ChangeId(long number) implements Comparable<ChangeId> {
  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,17}");

  public ChangeId {
    if (number < 1) {
      throw new IllegalArgumentException("Change requests count from 1, not from " + number + ".");
    }
  }

  /// Nothing if no change request can have this number.
  public static Optional<ChangeId> parse(String digits) {
    return DIGITS.matcher(digits).matches()
        ? Optional.of(new ChangeId(Long.parseLong(digits)))
        : Optional.empty();
  }

  @Override
  public int compareTo(ChangeId other) {
    return Long.compare(number, other.number);
  }

  /// As `#12`.
  @Override
  public String toString() {
    return "#" + number;
  }
}
