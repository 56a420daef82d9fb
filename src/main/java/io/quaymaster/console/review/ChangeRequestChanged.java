package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.Deed;
import org.jspecify.annotations.Nullable;

/// Something was done with a change request, or its checks came to an end.
///
/// @param what a stable word such as `CHANGE_APPROVED`
/// @param state how it stands now
/// @param binding the hash of what it was done about, if checks have found anything yet
public record ChangeRequestChanged(
    ChangeId id,
    String title,
    String what,
    ChangeState state,
    @Nullable ContentHash binding,
    String reason)
    implements Deed {
  @Override
  public Account account() {
    return new Account(
        what,
        "change",
        String.valueOf(id.number()),
        id + " " + title,
        null,
        binding == null ? null : binding.hex(),
        reason);
  }
}
