/// The rules of the linter, one idea each. A rule knows the type of the policy, the kind of the
/// registry and the reference data; it judges actions, ARNs and condition keys of ECR, ECR Public
/// and the part of STS that they need, and leaves those of other services alone.
@NullMarked
package io.quaymaster.iam.policy.lint.rules;

import org.jspecify.annotations.NullMarked;
