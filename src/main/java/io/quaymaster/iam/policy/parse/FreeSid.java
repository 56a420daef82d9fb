package io.quaymaster.iam.policy.parse;

import java.util.Set;

/// Finds a `Sid` that no other statement has.
public final class FreeSid {
  private FreeSid() {}

  /// `sid` with a number from `number` up behind it, and adds it to `taken`.
  public static String next(String sid, int number, Set<String> taken) {
    int n = number;
    while (!taken.add(sid + n)) {
      n++;
    }
    return sid + n;
  }
}
