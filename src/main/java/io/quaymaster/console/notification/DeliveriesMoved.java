package io.quaymaster.console.notification;

/// Something is to be delivered, or was tried to be.
public record DeliveriesMoved() {}
