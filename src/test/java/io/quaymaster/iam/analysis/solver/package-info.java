/// The question of a comparison, put to a general solver: an oracle that shares nothing with the
/// engine but the parsed documents and the facts about the services.
///
/// `AccessQuestion` writes a pair of documents as SMT-LIB text; `Z3` and `Cvc5` answer it.
/// `src/docs/solver-encoding.md` explains the encoding.
@NullMarked
package io.quaymaster.iam.analysis.solver;

import org.jspecify.annotations.NullMarked;
