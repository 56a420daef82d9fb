package io.quaymaster.console.identity;

import java.time.Instant;
import java.util.Set;

/// What the identity provider says about somebody.
///
/// @param subject who they are there, for good
/// @param username what they sign in with there; may change
/// @param roles as given, without what they imply
/// @param at when it said so
public record ProviderPerson(
    String subject,
    String username,
    String name,
    Set<ConsoleRole> roles,
    AccountGroups groups,
    Instant at) {
  public ProviderPerson {
    roles = Set.copyOf(roles);
  }
}
