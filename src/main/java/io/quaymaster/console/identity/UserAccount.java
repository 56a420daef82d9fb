package io.quaymaster.console.identity;

import java.time.Instant;
import java.util.Set;

/// An account that a person signs in with; `roles` as given, without what they imply.
public record UserAccount(
    Person person,
    Set<ConsoleRole> roles,
    boolean disabled,
    boolean mustChangePassword,
    boolean demo,
    Instant createdAt) {}
