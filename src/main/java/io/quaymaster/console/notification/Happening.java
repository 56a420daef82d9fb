package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened and is to be told.
///
/// @param sequence grows from one to the next, with gaps
/// @param what a stable word such as `CHANGE_APPROVED`
/// @param subjectKind the kind of thing it happened to, such as `change`
/// @param subject the id of that thing
/// @param title how people call that thing
/// @param state how a change request stood afterwards
/// @param reason in the doer's words; may be empty
record Happening(
    UUID id,
    long sequence,
    EventKind kind,
    String what,
    Instant at,
    Person by,
    String subjectKind,
    String subject,
    String title,
    @Nullable String state,
    String reason) {

  /// `CHANGE_APPROVED` as *change approved*.
  String words() {
    return what.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
  }
}
