package io.quaymaster.console.catalog;

import java.util.regex.Pattern;

/// An organization of AWS Organizations: `o-` and 10 to 32 lower-case letters or digits.
public record OrganizationId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("o-[a-z0-9]{10,32}");

  public OrganizationId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "`"
              + value
              + "` is no organization: it begins with `o-`, then 10 to 32 lower-case letters and digits.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
