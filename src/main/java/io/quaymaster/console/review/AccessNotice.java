package io.quaymaster.console.review;

import io.quaymaster.console.catalog.AccessChanged.Subject;
import io.quaymaster.console.catalog.AccessChanged.What;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.UserId;
import java.time.Instant;

/// Somebody changed who may do what without a text being changed, and nobody else has looked at
/// that yet.
///
/// @param number counts up over all
/// @param title what it is about, for people
public record AccessNotice(
    long number, Subject subject, What what, String title, Person by, Instant at, String reason) {

  /// `Ines Duarte attached it: “The build moves.”`
  public String words() {
    return by.name() + " " + what.words() + ": “" + reason + "”";
  }

  /// Whether this person may look at it for others: whoever did it may not.
  boolean isFor(UserId person) {
    return !by.id().equals(person);
  }
}
