/// Expectations: access questions that are kept with the answer that they must have, as regression
/// tests for access.
///
/// Start with `Expectations` (what is expected, by whom and why), `ExpectationRuns` (whether it is
/// so, now or with other texts in force) and `ExpectationCoverage` (which statements of a text no
/// expectation depends on). All of them run again whenever a version comes in force or something
/// else on file changes. Nothing is deleted: an expectation is retired.
@ApplicationModule(allowedDependencies = {"catalog", "access", "identity"})
@NullMarked
package io.quaymaster.console.expectation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
