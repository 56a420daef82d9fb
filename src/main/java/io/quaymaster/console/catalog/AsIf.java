package io.quaymaster.console.catalog;

import org.jspecify.annotations.Nullable;

/// Something that is not so on file, as if it were: to foretell what it would change.
public sealed interface AsIf {
  /// A user that is in a group, or is not.
  record Member(PrincipalId user, PrincipalId group, boolean in) implements AsIf {}

  /// An account at another place.
  ///
  /// @param unit null outside of any organization
  /// @param management whether it is the management account of its organization there
  record Placed(AccountId account, @Nullable UnitId unit, boolean management) implements AsIf {}
}
