package io.quaymaster.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The entry point of the command line. Exit status 2 is wrong usage.
@Command(
    name = "quaymaster",
    mixinStandardHelpOptions = true,
    version = "quaymaster 1.0",
    description =
        "Policies of Amazon ECR: what is wrong in them, what they allow, what a change changes.")
public final class Cli implements Runnable {

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Cli()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
