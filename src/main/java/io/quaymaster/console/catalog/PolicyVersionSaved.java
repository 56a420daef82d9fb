package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Deed;
import org.jspecify.annotations.Nullable;

/// A version was saved. `before` is the one that was the newest until then.
public record PolicyVersionSaved(
    PolicyVersion version, @Nullable VersionSummary before, String title) implements Deed {
  @Override
  public Account account() {
    return new Account(
        "POLICY_VERSION_SAVED",
        "policy",
        version.id().policy().toString(),
        title + " " + version.number(),
        before == null ? null : before.textHash().hex(),
        version.textHash().hex(),
        version.reason());
  }
}
