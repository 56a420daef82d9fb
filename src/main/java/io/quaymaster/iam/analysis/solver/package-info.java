/// The question of a comparison, put to a general solver: it shares nothing with the engine but the
/// parsed documents and the facts about the services.
///
/// `AccessQuestion` writes a pair of documents as SMT-LIB text, `Z3` answers it, and `ModelReader`
/// makes a request of the answer. `src/docs/solver-encoding.md` explains the encoding. Nothing but
/// `Z3` touches the library of that name, so that it is loaded only where a question is asked.
@NullMarked
package io.quaymaster.iam.analysis.solver;

import org.jspecify.annotations.NullMarked;
