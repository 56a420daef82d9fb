/// The command line: lint, check and compare on files, and a client of the REST interface.
///
/// It starts without Spring, database or network, so that a pipeline pays for the answer only.
/// Start reading in `Cli`.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.quaymaster.console.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
