package io.quaymaster.console.ui.access;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Many questions as they were handed in: CSV with a line of headings (separated by commas,
/// semicolons or tabs), or JSON objects, one a line. What cannot be read is told by its line, and
/// stops nothing else.
///
/// @param columns the headings, in their order; several may be the same
/// @param more how many rows there are beyond those that are taken
record BatchTable(Format format, List<String> columns, List<Row> rows, int more) {
  static final int MAX_ROWS = 20_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  enum Format {
    CSV("CSV"),
    JSONL("JSON lines");

    private final String title;

    Format(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /// A row, from line `line` of the text, counted from 1: its values, several for a column where a
  /// list stood, or what is wrong with it.
  sealed interface Row {
    int line();

    record Read(int line, List<List<String>> values) implements Row {
      public Read {
        values = values.stream().map(List::copyOf).toList();
      }
    }

    record Bad(int line, String why) implements Row {}
  }

  BatchTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static BatchTable of(String text) {
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return clean.stripLeading().startsWith("{") ? ofJson(clean) : ofCsv(clean);
  }

  private static BatchTable ofCsv(String text) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<String> columns = List.of();
    List<Row> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int more = 0;
    int line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        line = filled(lines, line);
        if (columns.isEmpty()) {
          columns = record.toList();
        } else if (rows.size() >= MAX_ROWS) {
          more++;
        } else {
          rows.add(row(line, record, columns.size()));
        }
        line = (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IllegalStateException | IOException e) {
      rows.add(
          new Row.Bad(
              line,
              "From here on this is no CSV; a quotation mark may not be closed. Rows after it were not read."));
    }
    return new BatchTable(Format.CSV, columns, rows, more);
  }

  /// The first line from `line` on with anything on it.
  private static int filled(List<String> lines, int line) {
    int found = line;
    while (found < lines.size() && lines.get(found - 1).isEmpty()) {
      found++;
    }
    return found;
  }

  private static Row row(int line, CSVRecord record, int columns) {
    if (record.size() != columns) {
      return new Row.Bad(
          line, "It has %d values, and there are %d columns.".formatted(record.size(), columns));
    }
    return new Row.Read(
        line,
        record.stream()
            .map(value -> value.isEmpty() ? List.<String>of() : List.of(value))
            .toList());
  }

  /// The one that splits the line of headings most often.
  private static char delimiter(String text) {
    String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      best = count(head, each) > count(head, best) ? each : best;
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static BatchTable ofJson(String text) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Map<Integer, List<String>>> found = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    int more = 0;
    int line = 0;
    for (String each : text.split("\n", -1)) {
      line++;
      if (each.isBlank()) {
        continue;
      }
      if (rows.size() >= MAX_ROWS) {
        more++;
        continue;
      }
      Map<Integer, List<String>> values = new LinkedHashMap<>();
      String wrong = values(each, columns, values);
      rows.add(wrong.isEmpty() ? new Row.Read(line, List.of()) : new Row.Bad(line, wrong));
      found.add(values);
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof Row.Read read) {
        List<List<String>> values = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
          values.add(found.get(i).getOrDefault(column, List.of()));
        }
        rows.set(i, new Row.Read(read.line(), values));
      }
    }
    return new BatchTable(Format.JSONL, List.copyOf(columns.keySet()), rows, more);
  }

  /// Adds what an object says to `values`; a key of an object inside it becomes a column of its own
  /// name. Answers what is wrong, or nothing.
  private static String values(
      String line, Map<String, Integer> columns, Map<Integer, List<String>> values) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        return "It is no JSON object.";
      }
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isObject()) {
          field
              .getValue()
              .properties()
              .forEach(inner -> put(inner.getKey(), inner.getValue(), columns, values));
        } else {
          put(field.getKey(), field.getValue(), columns, values);
        }
      }
      return "";
    } catch (JacksonException e) {
      return "It is no JSON: " + e.getOriginalMessage() + ".";
    }
  }

  private static void put(
      String name,
      JsonNode value,
      Map<String, Integer> columns,
      Map<Integer, List<String>> values) {
    int column = columns.computeIfAbsent(name, key -> columns.size());
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> texts.add(item.asString()));
    } else if (!value.isNull() && !value.asString().isEmpty()) {
      texts.add(value.asString());
    }
    values.put(column, texts);
  }
}
