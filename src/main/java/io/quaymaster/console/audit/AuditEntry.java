package io.quaymaster.console.audit;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the trail.
///
/// @param position grows from entry to entry; there may be gaps, where a transaction did not come
///   about
/// @param remoteAddress where the person's sign-in came from; empty for the console's own work
/// @param what a stable word such as `POLICY_VERSION_SAVED`
/// @param before a hash of what was there, if anything
/// @param after a hash of what is there now, if anything
public record AuditEntry(
    UUID id,
    long position,
    Instant at,
    Person who,
    String remoteAddress,
    String what,
    String subjectKind,
    String subject,
    String title,
    @Nullable String before,
    @Nullable String after,
    String reason) {}
