package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry point of the command line.
public final class Cli {
  private static final String NAME = "quaymaster";
  private static final String FOOTER =
      """
      Exit status:
        0  nothing to fail on
        1  what was asked to fail on was found
        2  wrong usage
        3  unreadable or invalid input
        4  undecided

      Examples:
        quaymaster lint policy.json
        quaymaster check --principal arn:aws:iam::111122223333:role/ci --task private.push \\
            --resource arn:aws:ecr:eu-west-1:444455556666:repository/app \\
            --repository-policy policy.json --identity-policy ci.json
        quaymaster compare old.json new.json
        quaymaster audit verify audit.jsonl
        quaymaster COMMAND --help\
      """;

  private final Terminal terminal;
  private final Map<String, Subcommand> commands = new LinkedHashMap<>();

  private Cli(Terminal terminal) {
    this.terminal = terminal;
    commands.put("lint", new LintCommand(terminal));
    commands.put("check", new CheckCommand(terminal));
    commands.put("compare", new CompareCommand(terminal));
    commands.put("audit", new AuditCommand(terminal));
  }

  public static void main(String[] args) {
    int status;
    try (Terminal terminal = Terminal.ofProcess()) {
      status = run(terminal, args);
    }
    // Nothing is left to do, and an orderly end would load half a logging system.
    Runtime.getRuntime().halt(status);
  }

  /// Runs one command and returns the exit status; what it wrote is flushed.
  static int run(Terminal terminal, String... args) {
    int status = new Cli(terminal).run(args);
    terminal.flush();
    return status;
  }

  private int run(String... args) {
    CommandLine line = new CommandLine(spec());
    line.setOut(terminal.out()).setErr(terminal.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colored() ? Ansi.ON : Ansi.OFF));
    ParseResult parsed;
    try {
      parsed = line.parseArgs(args);
    } catch (ParameterException wrong) {
      return usage(message(wrong), wrong.getCommandLine());
    }
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return ExitStatus.NOTHING;
    }
    return parsed.hasSubcommand()
        ? run(parsed.subcommand())
        : usage("Which command? lint, check, compare or audit", line);
  }

  private CommandSpec spec() {
    CommandSpec root =
        Usage.command(
            NAME,
            "Policies of Amazon ECR: what is wrong in them, what they allow, what a change changes.",
            "",
            FOOTER);
    root.version(NAME + " 1.0");
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version and exit.")
            .build());
    Usage.withHelp(root);
    commands.forEach((name, command) -> root.addSubcommand(name, Usage.withHelp(command.spec())));
    return root;
  }

  private int run(ParseResult parsed) {
    try {
      return Objects.requireNonNull(commands.get(parsed.commandSpec().name()))
          .run(new Arguments(parsed));
    } catch (WrongUsageException | MalformedException wrong) {
      return usage(String.valueOf(wrong.getMessage()), parsed.commandSpec().commandLine());
    } catch (RuntimeException failure) {
      terminal.say("This is a defect of quaymaster, not of your input:");
      failure.printStackTrace(terminal.err());
      return ExitStatus.DEFECT;
    }
  }

  private static String message(ParameterException wrong) {
    if (wrong.getCommandLine().getParent() == null
        && wrong instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      return first.startsWith("-")
          ? "`" + first + "` is no option"
          : "`" + first + "` is no command; there are lint, check, compare and audit";
    }
    return String.valueOf(wrong.getMessage());
  }

  private int usage(String message, CommandLine command) {
    terminal.say(message);
    terminal.say("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.WRONG_USAGE;
  }
}
