package io.quaymaster.console.catalog;

/// A part of a long list: at most `limit` entries from `offset` (from 0) on.
public record Window(int offset, int limit) {
  public static final Window FIRST_HUNDRED = new Window(0, 100);

  public Window {
    if (offset < 0 || limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException(
          "A window begins at 0 or later and holds 1 to 1000 entries, not "
              + limit
              + " from "
              + offset
              + ".");
    }
  }
}
