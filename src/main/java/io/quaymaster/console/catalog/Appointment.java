package io.quaymaster.console.catalog;

/// The account that is to be the management account of an organization, and why.
public record Appointment(AccountId account, String reason) {}
