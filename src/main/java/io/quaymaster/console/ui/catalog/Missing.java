package io.quaymaster.console.ui.catalog;

import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;

/// What a page shows that there is nothing for.
final class Missing {
  private Missing() {}

  static EmptyState repository(RepositoryId id) {
    return of("There is no repository `" + id + "` on file.");
  }

  static EmptyState of(String sentence) {
    return new EmptyState(
        "Not on file",
        sentence + " It may have been removed, or the address is not complete.",
        new Link(Screens.REGISTRIES, "All registries"));
  }
}
