package io.quaymaster.console.ui.audit;

import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.EntryLine;
import io.quaymaster.console.ui.kit.CsvText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Writes what a filter leaves of the trail, oldest first, in memory for a window of it.
final class AuditExport {
  private static final int WINDOW = 1_000;

  private final AuditTrail trail;

  AuditExport(AuditTrail trail) {
    this.trail = trail;
  }

  /// A way to write an entry.
  private interface Form {
    void write(AuditEntry entry) throws IOException;
  }

  /// One JSON object a line, as `quaymaster audit verify` reads it.
  void jsonLines(AuditFilter filter, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    each(
        filter,
        entry -> {
          writer.write(EntryLine.write(entry));
          writer.write('\n');
        });
    writer.flush();
  }

  /// With a line of headings. A value that a spreadsheet would take for a formula has an apostrophe
  /// before it.
  void csv(AuditFilter filter, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(EntryLine.MEMBERS);
    each(filter, entry -> printer.printRecord(values(entry)));
    writer.flush();
  }

  private void each(AuditFilter filter, Form form) throws IOException {
    long position = 0;
    List<AuditEntry> window;
    do {
      window = trail.following(filter, position, WINDOW);
      for (AuditEntry entry : window) {
        form.write(entry);
        position = entry.position();
      }
    } while (!window.isEmpty());
  }

  private static Object[] values(AuditEntry entry) {
    return new Object[] {
      entry.position(),
      entry.id(),
      entry.at(),
      CsvText.harmless(entry.who()),
      CsvText.harmless(entry.whoName()),
      CsvText.harmless(entry.remoteAddress()),
      CsvText.harmless(entry.what()),
      CsvText.harmless(entry.subjectKind()),
      CsvText.harmless(entry.subject()),
      CsvText.harmless(entry.title()),
      entry.before(),
      entry.after(),
      CsvText.harmless(entry.reason()),
      entry.previousHash(),
      entry.hash()
    };
  }
}
