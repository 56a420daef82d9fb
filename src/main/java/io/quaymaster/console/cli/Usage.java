package io.quaymaster.console.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Describes commands and their options to picocli: by its programming interface, since reading
/// annotations would cost a third of the start.
final class Usage {
  private static final int WIDTH = 100;

  private Usage() {}

  /// A command with `--help`. `synopsis` and `footer` are lines.
  static CommandSpec command(String name, String description, String synopsis, String footer) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .width(WIDTH)
        .sortOptions(false)
        .description(description)
        .footer(("\n" + footer).lines().toArray(String[]::new));
    if (!synopsis.isEmpty()) {
      spec.usageMessage().customSynopsis((synopsis + "\n ").lines().toArray(String[]::new));
    }
    return spec;
  }

  /// Ends the list of options with the one that asks for help.
  static CommandSpec withHelp(CommandSpec spec) {
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
  }

  static OptionSpec one(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// An option that can be given several times; each time with one value, or with `arity` values.
  static OptionSpec many(String name, String label, String arity, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity(arity)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /// What is no option: files.
  static PositionalParamSpec files(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity(arity)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build();
  }
}
