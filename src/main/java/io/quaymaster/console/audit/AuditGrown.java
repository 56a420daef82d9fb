package io.quaymaster.console.audit;

/// The trail has new entries once the transaction that publishes this is committed.
public record AuditGrown() {}
