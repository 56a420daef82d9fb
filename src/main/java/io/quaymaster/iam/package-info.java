/// The library: the policy language of IAM, its evaluation and the exact comparison of policies.
///
/// Start reading at `iam.policy` (what a policy says), then `iam.evaluation` (one request, one
/// answer) and `iam.analysis` (what two policies differ in). It uses the JDK alone, knows no clock
/// and no chance, reads no file but its own data, and logs nothing.
@NullMarked
package io.quaymaster.iam;

import org.jspecify.annotations.NullMarked;
