package io.quaymaster.console.expectation;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.Person;
import java.time.Instant;

/// An expectation as one of its revisions says it.
///
/// @param revision counts from 1
/// @param author who made the revision
/// @param note what the author said about the revision; empty for the first
public record Expectation(
    ExpectationId id,
    int revision,
    ExpectationContent content,
    Person author,
    Instant at,
    String note,
    ContentHash hash) {

  public boolean isBlocking() {
    return content.severity() == Severity.BLOCKING;
  }
}
