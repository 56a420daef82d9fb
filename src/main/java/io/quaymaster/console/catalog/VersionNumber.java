package io.quaymaster.console.catalog;

/// Counts the versions of a policy, from 1.
public record VersionNumber(int value) implements Comparable<VersionNumber> {
  public static final VersionNumber FIRST = new VersionNumber(1);

  public VersionNumber {
    if (value < 1) {
      throw new IllegalArgumentException("Versions count from 1, not from " + value + ".");
    }
  }

  public VersionNumber next() {
    return new VersionNumber(value + 1);
  }

  @Override
  public int compareTo(VersionNumber other) {
    return Integer.compare(value, other.value);
  }

  /// As people write it: `v3`.
  @Override
  public String toString() {
    return "v" + value;
  }
}
