package io.quaymaster.console.review;

import io.quaymaster.console.identity.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The part of a change request that changes in the course of its life.
@Entity
@Table(name = "change_request")
class ChangeEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  String title;
  String description;

  @Enumerated(EnumType.STRING)
  Stage stage = Stage.DRAFT;

  /// As it was last found, for lists; whoever decides anything finds it anew.
  @Enumerated(EnumType.STRING)
  ChangeState state = ChangeState.DRAFT;

  String openedBy;
  String openedByName;
  Instant openedAt;
  Instant changedAt;
  @Nullable String endedBy;
  @Nullable String endedByName;
  @Nullable Instant endedAt;
  @Nullable String endReason;
  @Version int rowVersion;

  @SuppressWarnings("NullAway.Init")
  protected ChangeEntity() {}

  ChangeEntity(String title, String description, Person by, Instant at) {
    this.title = title;
    this.description = description;
    this.openedBy = by.id().value();
    this.openedByName = by.name();
    this.openedAt = at;
    this.changedAt = at;
  }

  ChangeId changeId() {
    if (id == null) {
      throw new IllegalStateException("The database has not numbered it yet");
    }
    return new ChangeId(id);
  }

  void end(Stage last, Ending ending) {
    stage = last;
    endedBy = ending.by().id().value();
    endedByName = ending.by().name();
    endedAt = ending.at();
    endReason = ending.reason();
  }

  @Nullable Ending ending() {
    return endedBy == null || endedByName == null || endedAt == null || endReason == null
        ? null
        : new Ending(Person.of(endedBy, endedByName), endedAt, endReason);
  }
}
