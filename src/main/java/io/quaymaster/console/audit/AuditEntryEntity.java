package io.quaymaster.console.audit;

import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An entry to be written; the database gives its position.
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntryEntity {
  @Id UUID id;
  Instant at;
  String who;
  String whoName;
  String remoteAddress;
  String what;
  String subjectKind;
  String subject;
  String title;
  @Nullable String beforeHash;
  @Nullable String afterHash;
  String reason;

  @SuppressWarnings("NullAway.Init")
  protected AuditEntryEntity() {}

  AuditEntryEntity(UUID id, Instant at, Person who, String remoteAddress, Deed.Account deed) {
    this.id = id;
    this.at = at;
    this.who = who.id().value();
    this.whoName = who.name();
    this.remoteAddress = remoteAddress;
    this.what = deed.what();
    this.subjectKind = deed.kind();
    this.subject = deed.subject();
    this.title = deed.title();
    this.beforeHash = deed.before();
    this.afterHash = deed.after();
    this.reason = deed.reason();
  }
}
