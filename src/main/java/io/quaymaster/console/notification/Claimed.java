package io.quaymaster.console.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A delivery that is this worker's alone for a while.
///
/// @param attempts this one included
/// @param mail what it says, if it is one
record Claimed(
    DeliveryId id, UUID event, Target target, int attempts, Instant created, Optional<Mail> mail) {}
