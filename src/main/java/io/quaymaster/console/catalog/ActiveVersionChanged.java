package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Deed;
import org.jspecify.annotations.Nullable;

/// Another version is in force, or none any more (`after` null).
public record ActiveVersionChanged(
    PolicyId policy,
    String title,
    @Nullable VersionSummary before,
    @Nullable VersionSummary after,
    String reason)
    implements Deed {
  @Override
  public Account account() {
    return new Account(
        "ACTIVE_VERSION_CHANGED",
        "policy",
        policy.toString(),
        title
            + " "
            + (before == null ? "none" : before.number().toString())
            + " → "
            + (after == null ? "none" : after.number().toString()),
        before == null ? null : before.textHash().hex(),
        after == null ? null : after.textHash().hex(),
        reason);
  }
}
