/// What is unwise, dead, misspelt or surprising in a policy.
///
/// Start with `Linter`: it reads a text and gives the findings of the parser and of all rules, in
/// the order of the text, the same ones each time. It never throws on bad input, and its cost is
/// linear in the length of the text, but for rules that compare statements with each other, which
/// stop at a budget. A rule is one class in `rules`; what it sees of the text is a `LocatedPolicy`.
/// Nothing here decides about access: see `iam.evaluation`.
@NullMarked
package io.quaymaster.iam.policy.lint;

import org.jspecify.annotations.NullMarked;
