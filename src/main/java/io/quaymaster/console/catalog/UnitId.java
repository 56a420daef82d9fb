package io.quaymaster.console.catalog;

import java.util.regex.Pattern;

/// The root (`r-…`) or an organizational unit (`ou-…`) of an organization.
public record UnitId(String value) {
  private static final Pattern ALLOWED =
      Pattern.compile("r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}");

  public UnitId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "`"
              + value
              + "` is neither a root (`r-ab12`) nor an organizational unit (`ou-ab12-cd34ef56`), in lower case.");
    }
  }

  /// Whether it is the top of an organization.
  public boolean isRoot() {
    return value.startsWith("r-");
  }

  /// The root that the id itself names: `r-ab12` of `ou-ab12-cd34ef56`.
  public UnitId root() {
    return isRoot() ? this : new UnitId("r-" + value.split("-", 3)[1]);
  }

  @Override
  public String toString() {
    return value;
  }
}
