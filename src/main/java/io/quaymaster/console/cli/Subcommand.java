package io.quaymaster.console.cli;

import picocli.CommandLine.Model.CommandSpec;

/// One of the commands.
interface Subcommand {
  /// Its options and its help.
  CommandSpec spec();

  /// Runs it and returns the exit status.
  int run(Arguments arguments);
}
