/// What is shipped that others wrote, held against the list of it in `src/docs/dependencies.csv`.
///
/// Start with `DependenciesIT`. Nothing here asks the network.
@NullMarked
package io.quaymaster.dependencies;

import org.jspecify.annotations.NullMarked;
