package io.quaymaster.console.notification;

import org.jspecify.annotations.Nullable;

/// What came of one attempt to deliver.
sealed interface Attempt {
  /// @param code what a webhook answered
  record Delivered(@Nullable Integer code, String note) implements Attempt {}

  record Failed(@Nullable Integer code, String note) implements Attempt {}

  /// Nobody wants it any more.
  record Unwanted(String why) implements Attempt {}
}
