/// One vocabulary for everything that is said about a policy text: a `Finding` has a stable
/// `IssueCode`, one of the four types of IAM Access Analyzer, a place in the text, and fixes where
/// there are any.
@NullMarked
package io.quaymaster.iam.policy.finding;

import org.jspecify.annotations.NullMarked;
