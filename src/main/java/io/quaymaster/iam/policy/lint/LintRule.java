package io.quaymaster.iam.policy.lint;

/// One thing to look for in a policy. It reports what it finds to `findings`, in any order, keeps
/// no state between policies, and copes with documents that the parser refused.
@FunctionalInterface
public interface LintRule {
  void check(LocatedPolicy policy, Findings findings);
}
