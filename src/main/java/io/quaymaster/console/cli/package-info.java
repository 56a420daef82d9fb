/// The command line: lint, check, compare and audit on files, and a client of the REST interface.
///
/// It starts without Spring, database or network, so that a pipeline pays for the answer only.
/// Start reading in `Cli`.
@ApplicationModule(allowedDependencies = {"audit :: chain", "rest :: wire"})
@NullMarked
package io.quaymaster.console.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
