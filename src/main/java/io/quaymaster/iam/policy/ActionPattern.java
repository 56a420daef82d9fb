package io.quaymaster.iam.policy;

import java.util.Locale;

/// One entry of an `Action` or `NotAction` element: `*`, or `service:name` with wildcards in the
/// name. Case does not count, so both parts are kept in lower case; `text` keeps the spelling for
/// people and is no part of equality.
public record ActionPattern(String service, String name, Spelling spelling) {
  /// Stands for every action of every service.
  public static final String ANY_SERVICE = "*";

  /// How the entry was written; all spellings are equal.
  public record Spelling(String text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Spelling;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /// Reads an entry that the parser found well-formed.
  public static ActionPattern of(String text) {
    if (text.equals("*")) {
      return new ActionPattern(ANY_SERVICE, "*", new Spelling(text));
    }
    int colon = text.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("No action: " + text);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return new ActionPattern(
        lower.substring(0, colon), lower.substring(colon + 1), new Spelling(text));
  }

  public boolean isEverything() {
    return service.equals(ANY_SERVICE);
  }

  public boolean hasWildcard() {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  /// As it was written.
  public String text() {
    return spelling.text();
  }
}
