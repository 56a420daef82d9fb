package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.iam.analysis.AccessClass;

/// Which class of access something is about: its direction, and all that it says of who, what,
/// where and under which conditions. Another example or another risk leaves it the same class.
///
/// @param hex hash of that
public record ClassKey(String hex) {
  public static ClassKey of(boolean gained, AccessClass changed) {
    return SaidClass.of(gained, changed).key();
  }

  static ClassKey hashed(String said) {
    return new ClassKey(ContentHash.of(said).hex());
  }
}
