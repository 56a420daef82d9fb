package io.quaymaster.console.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries to show; every part must be met, and an empty part is met by all.
///
/// @param search a part of a name, title, subject or reason, whatever its case
/// @param who the user name
/// @param subject the id of what it was done to, such as a policy
/// @param from the earliest instant, included
/// @param to the latest instant, excluded
public record AuditFilter(
    String search,
    String who,
    String what,
    String subject,
    @Nullable Instant from,
    @Nullable Instant to) {
  public static final AuditFilter ALL = new AuditFilter("", "", "", "", null, null);
}
