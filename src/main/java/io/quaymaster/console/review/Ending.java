package io.quaymaster.console.review;

import io.quaymaster.console.identity.Person;
import java.time.Instant;

/// Who ended what was open until then, when and why.
public record Ending(Person by, Instant at, String reason) {}
