/// The library: the IAM policy language, an evaluator and an exact comparison of policies.
///
/// It uses the JDK and JSpecify (and Jackson's streaming parser in `iam.policy.text`), and knows no
/// clock, no random numbers, no input or output, no framework. Start reading in `iam.policy`.
@NullMarked
package io.quaymaster.iam;

import org.jspecify.annotations.NullMarked;
