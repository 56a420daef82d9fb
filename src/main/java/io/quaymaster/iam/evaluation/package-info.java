/// One request, one answer, and why: the reference semantics of IAM for ECR. Clarity before speed.
///
/// Start with `Evaluator`: a `RequestContext` (who, what, on which resource, with which context
/// keys) and a `PolicySet` (every policy that may have a say) give an `EvaluationResult`. Nothing
/// is filled in: what the context does not hold is absent. `DerivedKeys` tells what AWS itself
/// would add.
@NullMarked
package io.quaymaster.iam.evaluation;

import org.jspecify.annotations.NullMarked;
