package io.quaymaster.console.catalog;

import org.jspecify.annotations.Nullable;

/// Save `text` as the next version.
///
/// @param basedOn the newest version that the author saw; null if there was none
public record SaveVersion(
    PolicyId policy, @Nullable VersionNumber basedOn, String text, String reason, Origin origin) {
  public SaveVersion(PolicyId policy, @Nullable VersionNumber basedOn, String text, String reason) {
    this(policy, basedOn, text, reason, Origin.WRITTEN);
  }
}
