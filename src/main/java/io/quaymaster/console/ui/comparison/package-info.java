/// The screen that holds two texts of a policy side by side by the access that they grant.
///
/// Start reading in `CompareView`. Both sides are in the address; a pasted text is kept for the
/// session and named by its hash. The classes of access come first, the texts second.
@NullMarked
package io.quaymaster.console.ui.comparison;

import org.jspecify.annotations.NullMarked;
