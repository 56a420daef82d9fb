package io.quaymaster.console.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next the cursor of what follows; null at the end
record Page<T>(
    List<T> items,
    @Schema(description = "The `cursor` of the next part; null at the end.")
        @Nullable String next) {
  Page {
    items = List.copyOf(items);
  }
}
