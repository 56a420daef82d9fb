/// General solvers as oracles for the tests: they share nothing with the engine but the parsed
/// documents and the facts about the services.
@NullMarked
package io.quaymaster.iam.analysis.solver;

import org.jspecify.annotations.NullMarked;
