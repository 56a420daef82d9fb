/// Policies as constraints over dimensions, and back.
///
/// `Encoder` splits each dimension of a request (who, what, on which resource, under which
/// condition keys) into the coarsest classes that no statement of either side can tell apart;
/// `Difference` walks the dimensions with the statements that are still alive. Nothing outside of
/// `iam.analysis` uses this package.
@NullMarked
package io.quaymaster.iam.analysis.encoding;

import org.jspecify.annotations.NullMarked;
