package io.quaymaster.console.access;

import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RepositoryId;

/// Two states of what is on file: the one before, and the one after something that is to be done.
interface Contrast {
  /// Whether anything can change for this principal with this repository.
  boolean isAbout(PrincipalSummary principal, RepositoryId repository);

  /// Whether requests for tokens can change, which are about no repository.
  boolean isAboutTokens();

  /// A question under both.
  Sides sides(AccessQuestion question, PrincipalSummary principal);

  /// The same request before and after.
  record Sides(Requests.Prepared before, Requests.Prepared after) {}
}
