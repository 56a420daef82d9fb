/// Expectations on screen: what is expected and how it stands, one of them, pinning an answer, and
/// the statements that no expectation depends on.
///
/// Start with `ExpectationsView` (the list). A question is made up on Ask and pinned from there,
/// from a witness or from a row of a batch; nothing here decides what its answer is.
@NullMarked
package io.quaymaster.console.ui.expectation;

import org.jspecify.annotations.NullMarked;
