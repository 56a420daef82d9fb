/// Tests of the comparison: against requests that the evaluator answers, and against what must hold
/// by its nature.
@NullMarked
package io.quaymaster.iam.analysis.automaton;

import org.jspecify.annotations.NullMarked;
