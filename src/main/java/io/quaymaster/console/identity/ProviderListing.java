package io.quaymaster.console.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Who there is at the identity provider, whether they ever came here or not.
///
/// @param reviewers those of its group of reviewers who can sign in
/// @param gone subjects that it was asked about and that cannot sign in there any more
/// @param at when it was asked
public record ProviderListing(List<Listed> reviewers, Set<String> gone, Instant at) {
  public ProviderListing {
    reviewers = List.copyOf(reviewers);
    gone = Set.copyOf(gone);
  }

  /// Somebody, as in `ProviderPerson`.
  public record Listed(String subject, String username, String name) {}
}
