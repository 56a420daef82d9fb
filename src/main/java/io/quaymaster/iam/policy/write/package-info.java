/// Policy to text. `PolicyWriter` writes a policy for people, spelt as it was, and in a canonical
/// form in which what carries no meaning is folded, so that its hash tells whether two documents
/// say the same in the same order. What it writes, `PolicyParser` reads as the same policy.
@NullMarked
package io.quaymaster.iam.policy.write;

import org.jspecify.annotations.NullMarked;
