/// Two policies, and the access in which they differ: exactly, with confirmed witnesses.
///
/// Start with `AccessComparator`. The engine never enumerates requests: it walks dimensions whose
/// values no statement can tell apart (`encoding`, `automaton`, `diagram`). Every difference that
/// it reports is confirmed by the evaluator on a concrete request before anybody sees it; where it
/// cannot decide within its `Budget`, it says so.
@NullMarked
package io.quaymaster.iam.analysis;

import org.jspecify.annotations.NullMarked;
