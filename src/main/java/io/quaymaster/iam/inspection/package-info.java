/// All that is to be said about one document: what the linter sees, and what takes a proof.
///
/// Start with `Inspector`.
@NullMarked
package io.quaymaster.iam.inspection;

import org.jspecify.annotations.NullMarked;
