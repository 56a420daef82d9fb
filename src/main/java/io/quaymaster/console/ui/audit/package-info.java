/// The audit trail on screen: what was done by whom, what an entry says in full, exports, and the
/// check that nothing was altered.
///
/// Start reading in `AuditView`. For auditors and administrators; nothing here can change the
/// trail.
@NullMarked
package io.quaymaster.console.ui.audit;

import org.jspecify.annotations.NullMarked;
