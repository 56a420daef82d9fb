/// Languages of strings given by globs, and the coarsest classes that a set of globs cannot tell
/// apart.
///
/// Start with `Glob` and `GlobPartition`. It knows nothing of policies, and every step is bounded
/// by a budget of states.
@NullMarked
package io.quaymaster.iam.analysis.automaton;

import org.jspecify.annotations.NullMarked;
