/// The first screen: what is here, what changed last, where the risk is, and the stories of the
/// sample workspace while that is there.
///
/// Start reading in `HomeView`. Every number leads to what it counts, and is counted by a service.
@NullMarked
package io.quaymaster.console.ui.home;

import org.jspecify.annotations.NullMarked;
