/// Who did what, when, from where and why: an append-only record, written in the transaction that
/// it reports.
///
/// Start with `AuditTrail`. Every event that is a `Deed` becomes an entry; the database refuses to
/// change or delete one, and `AuditVerification` finds out if somebody went around it: the entries
/// form a chain of hashes (`chain`).
@ApplicationModule(allowedDependencies = "identity")
@NullMarked
package io.quaymaster.console.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
