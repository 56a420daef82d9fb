package io.quaymaster.console.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one event fared on its way to one target, as people are shown it.
///
/// @param target the name that a person signs in with, or the id of a webhook
/// @param event a stable word such as `CHANGE_APPROVED`
/// @param title how people call what it happened to
/// @param round counts from 1 and grows when somebody has it delivered again
/// @param responseCode the last one
/// @param note why it is not delivered, or the beginning of what the target answered
public record Delivery(
    DeliveryId id,
    String target,
    String event,
    String title,
    Instant at,
    int round,
    Status status,
    int attempts,
    Instant nextAt,
    @Nullable Instant attemptedAt,
    @Nullable Integer responseCode,
    String note) {

  /// Where it is.
  public enum Status {
    /// Not tried yet, or to be tried again.
    WAITING("Waiting"),
    DELIVERED("Delivered"),
    GIVEN_UP("Given up"),
    /// Not wanted any more before it was delivered.
    DROPPED("Dropped");

    private final String title;

    Status(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
