package io.quaymaster.console.catalog;

import java.util.regex.Pattern;

/// The name of a repository, namespaces included: `depot/scanner-gateway`. Source: ECR API
/// Reference, "CreateRepository".
public record RepositoryName(String value) implements Comparable<RepositoryName> {
  private static final Pattern ALLOWED =
      Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");

  public RepositoryName {
    if (value.length() < 2 || value.length() > 256 || !ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "`"
              + value
              + "` is no repository name: use 2 to 256 lower-case letters and digits, single `.`, `_` or"
              + " `-` between them, and `/` between namespaces.");
    }
  }

  @Override
  public int compareTo(RepositoryName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
