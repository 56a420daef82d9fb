package io.quaymaster.console.ui.access;

import io.quaymaster.console.ui.kit.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;

/// The answers of a batch as a file.
final class BatchExport {
  private static final JsonMapper JSON = JsonMapper.shared();

  private BatchExport() {}

  /// With a line of headings: `line,who,what,on,at,answer,reason`. A value that a spreadsheet would
  /// take for a formula has an apostrophe before it.
  static String csv(List<BatchAnswer> answers) {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord("line", "who", "what", "on", "at", "answer", "reason");
      for (BatchAnswer answer : answers) {
        printer.printRecord(fields(answer).values().stream().map(BatchExport::harmless).toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /// One JSON object a line, with the fields of the CSV.
  static String jsonLines(List<BatchAnswer> answers) {
    StringBuilder out = new StringBuilder();
    answers.forEach(answer -> out.append(JSON.writeValueAsString(fields(answer))).append('\n'));
    return out.toString();
  }

  private static Map<String, Object> fields(BatchAnswer answer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("line", answer.line());
    switch (answer) {
      case BatchAnswer.Given(int line, Asked asked, VerdictHero.Word word, String sentence) -> {
        fields.put("who", asked.who());
        fields.put("what", asked.what());
        fields.put("on", asked.on());
        fields.put("at", Optional.ofNullable(asked.at()).map(Object::toString).orElse(""));
        fields.put("answer", word.name());
        fields.put("reason", sentence);
      }
      case BatchAnswer.Bad(int line, String why) -> {
        List.of("who", "what", "on", "at").forEach(name -> fields.put(name, ""));
        fields.put("answer", "NOT_ASKED");
        fields.put("reason", why);
      }
    }
    return fields;
  }

  private static Object harmless(Object value) {
    return value instanceof String text ? CsvText.harmless(text) : value;
  }
}
