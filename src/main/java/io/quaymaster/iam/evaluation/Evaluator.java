package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.service.ServiceReference;

/// Answers one request from all policies that may have a say in it: the reference semantics.
///
/// Cost: statements × the lengths of their patterns and of the values of the request. Where one set
/// of policies is asked many requests, `compile` it.
///
/// Source: IAM User Guide, "Policy evaluation logic".
public final class Evaluator {
  private final ServiceReference reference;

  /// `reference` tells which actions know a resource.
  public Evaluator(ServiceReference reference) {
    this.reference = reference;
  }

  /// The decision, the statements that it rests on, and where it touched something that AWS leaves
  /// open.
  public EvaluationResult evaluate(RequestContext request, PolicySet policies) {
    return Evaluation.of(request, policies, reference).result();
  }

  /// The decision alone.
  public Decision decide(RequestContext request, PolicySet policies) {
    return Evaluation.decide(request, policies, reference);
  }

  /// The same with everything that explains it: every layer, every statement and what it failed on,
  /// what would turn the decision, and the sentence that AWS would answer with.
  public Explanation explain(RequestContext request, PolicySet policies) {
    return Explanation.of(Evaluation.of(request, policies, reference));
  }

  /// The same decisions for many requests, fast.
  public CompiledPolicies compile(PolicySet policies) {
    return CompiledPolicies.of(policies, reference);
  }
}
