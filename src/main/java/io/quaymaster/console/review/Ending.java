package io.quaymaster.console.review;

import io.quaymaster.console.identity.Person;
import java.time.Instant;

/// Who did the last deed with a change request, when and why.
public record Ending(Person by, Instant at, String reason) {}
