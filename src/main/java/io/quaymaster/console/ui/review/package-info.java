/// Change requests on screen: the list, and one of them from draft to active.
///
/// Start reading in `ChangeView`. What somebody may do is asked of the service
/// (`ChangePage.refusals`) and refused there again; the page only offers it.
@NullMarked
package io.quaymaster.console.ui.review;

import org.jspecify.annotations.NullMarked;
