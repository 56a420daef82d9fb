package io.quaymaster.console.audit;

/// How somebody with every right on the database takes the guard off the trail and puts it back.
enum TrailGuard {
  H2(
      "drop trigger tr_audit_entry_guard",
      "create trigger tr_audit_entry_guard before update, delete on audit_entry for each row"
          + " call 'io.quaymaster.console.storage.AuditEntryGuard'"),
  POSTGRESQL(
      "alter table audit_entry disable trigger tr_audit_entry_guard",
      "alter table audit_entry enable trigger tr_audit_entry_guard");

  final String off;
  final String on;

  TrailGuard(String off, String on) {
    this.off = off;
    this.on = on;
  }
}
