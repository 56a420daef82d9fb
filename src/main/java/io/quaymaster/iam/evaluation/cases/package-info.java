/// Access questions as data: lines of `iam-decision-case/1`, each a request, every policy that has
/// a say in it, and perhaps the answer that is expected.
///
/// Start with `DecisionCases`, which reads and writes them, and `DecisionCase.answer`. A line that
/// is no case is told with the field at fault; a case whose policies their service would refuse is
/// a case with the answer `INVALID`.
@NullMarked
package io.quaymaster.iam.evaluation.cases;

import org.jspecify.annotations.NullMarked;
