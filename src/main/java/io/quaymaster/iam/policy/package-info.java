/// What a policy says, free of where it was written: equal policies are equal records.
///
/// Start with `Policy` and `Statement`. Absence is a variant (`Implied`), never null; a text that
/// may hold wildcards and policy variables is a `Pattern`. Nothing here matches or decides
/// anything: see `iam.evaluation`.
@NullMarked
package io.quaymaster.iam.policy;

import org.jspecify.annotations.NullMarked;
