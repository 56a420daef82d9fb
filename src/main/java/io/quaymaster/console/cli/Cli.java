package io.quaymaster.console.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry point of the command line.
@Command(
    name = "quaymaster",
    mixinStandardHelpOptions = true,
    version = "quaymaster 1.0",
    sortOptions = false,
    usageHelpWidth = 100,
    description =
        "Policies of Amazon ECR: what is wrong in them, what they allow, what a change changes.",
    footer = {
      "",
      "Exit status:",
      "  0  nothing to fail on",
      "  1  what was asked to fail on was found",
      "  2  wrong usage",
      "  3  unreadable or invalid input",
      "  4  undecided",
      "",
      "Examples:",
      "  quaymaster lint policy.json",
      "  quaymaster check --principal arn:aws:iam::111122223333:role/ci --task private.push \\",
      "      --resource arn:aws:ecr:eu-west-1:444455556666:repository/app \\",
      "      --repository-policy policy.json --identity-policy ci.json",
      "  quaymaster COMMAND --help"
    })
public final class Cli implements Runnable {
  @Spec private CommandSpec spec;

  private Cli() {}

  public static void main(String[] args) {
    try (Terminal terminal = Terminal.ofProcess()) {
      System.exit(run(terminal, args));
    }
  }

  /// Runs one command and returns the exit status; what it wrote is flushed.
  static int run(Terminal terminal, String... args) {
    CommandLine commands = new CommandLine(new Cli());
    commands.addSubcommand(new LintCommand(terminal));
    commands.addSubcommand(new CheckCommand(terminal));
    commands.addSubcommand(new CompareCommand(terminal));
    commands.setOut(terminal.out()).setErr(terminal.err());
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colored() ? Ansi.ON : Ansi.OFF));
    commands.setParameterExceptionHandler(
        (wrong, _) -> usage(message(wrong), wrong.getCommandLine(), terminal));
    commands.setExecutionExceptionHandler((failure, command, _) ->
        failure instanceof WrongUsageException
            ? usage(String.valueOf(failure.getMessage()), command, terminal)
            : defect(failure, terminal));
    int status = commands.execute(args);
    terminal.flush();
    return status;
  }

  private static String message(ParameterException wrong) {
    boolean ofRoot = wrong.getCommandLine().getParent() == null;
    return ofRoot && wrong instanceof UnmatchedArgumentException unmatched
        ? "`"
            + unmatched.getUnmatched().getFirst()
            + "` is no command; there are lint, check and compare"
        : String.valueOf(wrong.getMessage());
  }

  private static int usage(String message, CommandLine command, Terminal terminal) {
    terminal.say(message);
    terminal.say("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.WRONG_USAGE;
  }

  private static int defect(Exception failure, Terminal terminal) {
    terminal.say("This is a defect of quaymaster, not of your input:");
    failure.printStackTrace(terminal.err());
    return ExitStatus.DEFECT;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? lint, check or compare");
  }
}
