/// What changed in access between two texts, remembered by what they say.
///
/// Start with `PolicyComparisons`. The comparison itself is the library's; here it is asked for,
/// kept under both content hashes and the version of the engine, and computed ahead for each saved
/// version against the one before.
@ApplicationModule(allowedDependencies = {"catalog", "identity"})
@NullMarked
package io.quaymaster.console.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
