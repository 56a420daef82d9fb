package io.quaymaster.console.cli;

import io.quaymaster.console.audit.chain.ChainCheck.Extent;
import io.quaymaster.console.audit.chain.ChainHead;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// Verifies an exported audit trail, where the console cannot reach.
final class AuditCommand implements Subcommand {
  private static final String SYNOPSIS =
      "quaymaster audit verify EXPORT|- [--head HASH] [--part] [--format text|json|jsonl]";
  private static final String FOOTER =
      """
      An export is what the page Audit saves as JSON lines. Every entry holds the hash of the one
      before, so an entry that was changed, removed, inserted or moved is found, and said which.
      That entries at the end are missing, or that all was rewritten, only a head that was kept
      elsewhere can tell: --head.

      The exit status is 3 if the export cannot be read or a line is no entry, else 1 if anything
      is wrong with the chain, else 0.

      Examples:
        quaymaster audit verify audit.jsonl
        quaymaster audit verify audit.jsonl --head $(cat kept-head)
        zcat audit.jsonl.gz | quaymaster audit verify - --format json\
      """;
  private static final Set<OutputFormat> FORMATS =
      EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL);

  private final Terminal terminal;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec verify =
        Usage.command(
                "verify", "Finds whatever was altered in an exported trail.", SYNOPSIS, FOOTER)
            .addPositional(
                Usage.files("EXPORT", "0..*", "The export, JSON lines; - for standard input."))
            .addOption(
                Usage.one(
                    "--head",
                    "HASH",
                    "A hash that was kept elsewhere: some entry of the export must have it."))
            .addOption(
                Usage.flag(
                    "--part",
                    "The export is a selection: entries may be left out, the others are checked."))
            .addOption(Usage.one("--format", "FORMAT", "text (default), json or jsonl."));
    return Usage.command("audit", "Verifies an exported audit trail.", "", "")
        .addSubcommand("verify", Usage.withHelp(verify));
  }

  @Override
  public int run(Arguments arguments) {
    if (!arguments.parsed().hasSubcommand()) {
      throw new WrongUsageException("Which command of audit? verify");
    }
    return verify(new Arguments(arguments.parsed().subcommand()));
  }

  private int verify(Arguments arguments) {
    List<String> files = arguments.positionals();
    if (files.size() != 1) {
      throw new WrongUsageException("Name one export; - for standard input");
    }
    OutputFormat format = arguments.format().orElse(OutputFormat.TEXT);
    if (!FORMATS.contains(format)) {
      throw new WrongUsageException(
          "audit verify knows no " + format.id() + "; there are text, json and jsonl");
    }
    Optional<String> head = arguments.text("--head").map(text -> text.toLowerCase(Locale.ROOT));
    head.filter(text -> !ChainHead.isHash(text))
        .ifPresent(text -> {
          throw new WrongUsageException(
              "--head: `" + text + "` is no hash of 64 hexadecimal digits");
        });
    Extent extent = arguments.has("--part") ? Extent.PART : Extent.WHOLE;
    return new AuditRun(files.getFirst(), terminal, format).verify(extent, head.orElse(null));
  }
}
