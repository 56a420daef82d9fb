package io.quaymaster.dependencies;

import java.util.Comparator;
import java.util.List;

/// A line of the list: something that others wrote.
///
/// @param group empty for packages of npm, whose `name` says it
/// @param version with the classifier, if there is one, as in the file's name
/// @param licence an SPDX identifier, or several joined by ` OR `
/// @param sha256 of the jar; empty for packages of npm, whose hashes stand in the lock file
record Dependency(
    Where where, String group, String name, String version, String licence, String sha256)
    implements Comparable<Dependency> {
  static final String HEADER = "where,group,name,version,licence,sha256";

  private static final Comparator<Dependency> ORDER =
      Comparator.comparing(Dependency::where)
          .thenComparing(Dependency::group)
          .thenComparing(Dependency::name)
          .thenComparing(Dependency::version);

  /// What it is part of.
  enum Where {
    CONSOLE("console"),
    COMMAND_LINE("command line"),
    /// Of npm: pages may hold it.
    BUNDLE("bundle"),
    /// Of npm: it builds and checks the pages, and stays behind.
    BUNDLE_BUILD("bundle build");

    private final String word;

    Where(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }

    private static Where of(String word) {
      for (Where one : values()) {
        if (one.word.equals(word)) {
          return one;
        }
      }
      throw new IllegalArgumentException("No part is called `" + word + "`.");
    }
  }

  static Dependency parse(String line) {
    List<String> cells = List.of(line.split(",", -1));
    if (cells.size() != 6) {
      throw new IllegalArgumentException("Six cells were expected: " + line);
    }
    return new Dependency(
        Where.of(cells.get(0)),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5));
  }

  String line() {
    return String.join(",", where.toString(), group, name, version, licence, sha256);
  }

  @Override
  public int compareTo(Dependency other) {
    return ORDER.compare(this, other);
  }
}
