package io.quaymaster.console.review;

/// Lines of a text, counted from 1, both ends included.
public record LineRange(int first, int last) {
  public LineRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("No lines: " + first + " to " + last);
    }
  }

  public int count() {
    return last - first + 1;
  }

  public boolean contains(int line) {
    return first <= line && line <= last;
  }

  /// `line 3`, `lines 3 to 5`.
  @Override
  public String toString() {
    return first == last ? "line " + first : "lines " + first + " to " + last;
  }
}
