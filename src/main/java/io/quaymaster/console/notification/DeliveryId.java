package io.quaymaster.console.notification;

import java.util.UUID;

/// One event on its way to one target.
public record DeliveryId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
