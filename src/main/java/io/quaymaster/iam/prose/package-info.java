/// Policies in words. `StatementSentences` says a statement as one plain sentence, folding its
/// actions into the tasks that people know; what a policy's author wrote stands in backticks.
///
/// A sentence loses nothing: every condition is in it, and actions that fit no task are counted. It
/// explains and never decides.
@NullMarked
package io.quaymaster.iam.prose;

import org.jspecify.annotations.NullMarked;
