package io.quaymaster.console.cli;

import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainCheck;
import io.quaymaster.console.audit.chain.ChainCheck.Extent;
import io.quaymaster.console.audit.chain.ChainFault;
import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.audit.chain.EntryLine;
import io.quaymaster.console.rest.wire.CaseLines;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Walks an export line by line, in memory for one line.
final class AuditRun {
  /// So many lines that are no entries are told one by one.
  private static final int MALFORMED_TOLD = 20;

  private final String file;
  private final Terminal terminal;
  private final OutputFormat format;
  private final Ink ink;
  private long malformed;

  AuditRun(String file, Terminal terminal, OutputFormat format) {
    this.file = file;
    this.terminal = terminal;
    this.format = format;
    this.ink = Ink.of(terminal);
  }

  int verify(Extent extent, @Nullable String head) {
    return Input.stream(file, terminal, in -> verify(in, new ChainCheck(extent, head)));
  }

  private int verify(InputStream in, ChainCheck check) throws IOException {
    CaseLines lines = new CaseLines(in, () -> {});
    for (CaseLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.text() == null) {
        malformed(line.number(), String.valueOf(line.problem()));
        continue;
      }
      switch (EntryLine.read(line.text())) {
        case EntryLine.Read(AuditEntry entry) -> check.take(entry);
        case EntryLine.Malformed(String why) -> malformed(line.number(), why);
      }
    }
    ChainVerdict verdict = check.verdict();
    if (verdict.entries() == 0) {
      terminal.say(file + ": there is no entry in it; is it an export of the audit trail?");
      return ExitStatus.BAD_INPUT;
    }
    write(verdict);
    return ExitStatus.graver(
        malformed > 0 ? ExitStatus.BAD_INPUT : ExitStatus.NOTHING,
        verdict.isSound() ? ExitStatus.NOTHING : ExitStatus.FOUND);
  }

  private void malformed(long number, String why) {
    malformed++;
    if (malformed <= MALFORMED_TOLD) {
      terminal.say(file + ":" + number + ": " + visible(why));
    } else if (malformed == MALFORMED_TOLD + 1) {
      terminal.say(file + ": more lines are no entries; they are counted only");
    }
  }

  private void write(ChainVerdict verdict) {
    switch (format) {
      case JSON -> terminal.print(json(verdict, JsonWriter.indented()));
      case JSONL -> terminal.print(json(verdict, JsonWriter.compact()));
      case TEXT, SARIF, JUNIT, MARKDOWN -> text(verdict);
    }
  }

  private void text(ChainVerdict verdict) {
    for (ChainFault fault : verdict.faults()) {
      terminal.print(ink.failure("wrong") + " " + fault.sentence());
      ChainFault.Witness entry = fault.entry();
      if (entry != null) {
        terminal.print(
            visible(
                "      %s: %s, %s (%s), %s, %s"
                    .formatted(
                        fault.kind() == ChainFault.Kind.MISSING ? "next is" : "it says",
                        entry.at(),
                        entry.whoName(),
                        entry.who(),
                        entry.what(),
                        entry.title())));
      }
    }
    long untold = verdict.faultCount() - verdict.faults().size();
    if (untold > 0) {
      terminal.print("      and " + untold + " more");
    }
    boolean sound = verdict.isSound() && malformed == 0;
    terminal.print(
        (sound ? ink.bold("sound") : ink.failure("altered"))
            + "  "
            + verdict.entries()
            + (verdict.entries() == 1 ? " entry" : " entries")
            + (sound ? "" : ", " + (verdict.faultCount() + malformed) + " wrong"));
    terminal.print(
        "head   " + verdict.head().hash() + "  (entry " + verdict.head().entries() + ")");
  }

  private String json(ChainVerdict verdict, JsonWriter json) {
    json.object()
        .member("sound", verdict.isSound() && malformed == 0)
        .member("entries", verdict.entries())
        .name("head")
        .object()
        .member("entries", verdict.head().entries())
        .member("hash", verdict.head().hash())
        .endObject()
        .member("malformedLines", malformed)
        .member("faultCount", verdict.faultCount())
        .name("faults")
        .array();
    for (ChainFault fault : verdict.faults()) {
      json.object()
          .member("position", fault.position())
          .member("kind", fault.kind().name())
          .member("message", fault.sentence());
      ChainFault.Witness entry = fault.entry();
      if (entry != null) {
        json.member("at", entry.at().toString())
            .member("who", entry.who())
            .member("whoName", entry.whoName())
            .member("what", entry.what())
            .member("title", entry.title());
      }
      json.endObject();
    }
    return json.endArray().endObject().toString();
  }

  /// What an export says must not move a terminal's cursor.
  private static String visible(String text) {
    return text.replaceAll("\\p{C}", "\uFFFD");
  }
}
