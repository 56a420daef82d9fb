package io.quaymaster.console.catalog;

import java.util.regex.Pattern;

/// The 12 digits of an AWS account.
public record AccountId(String digits) implements Comparable<AccountId> {
  private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

  public AccountId {
    if (!TWELVE_DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "`" + digits + "` is no account: an account has 12 digits.");
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return digits.compareTo(other.digits);
  }

  @Override
  public String toString() {
    return digits;
  }
}
