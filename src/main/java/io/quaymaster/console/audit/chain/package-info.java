/// The form of the audit trail: what an entry is, how entries form a chain, and how a chain is
/// checked.
///
/// Start with `AuditEntry` and `ChainCheck`. The hash of every entry covers the entry and the hash
/// of the one before, so that nothing in the middle can be changed without changing all that
/// follows; `src/docs/audit.md` says what that proves and what not. Free of Spring and of any
/// database: the console and the command line check the same way.
@NamedInterface("chain")
@NullMarked
package io.quaymaster.console.audit.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
