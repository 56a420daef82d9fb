package io.quaymaster.console.ui.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a column of a batch says.
///
/// @param key the condition key, for `KEY`
record BatchField(Kind kind, String key) {
  static final BatchField NOTHING = new BatchField(Kind.NOTHING, "");

  enum Kind {
    WHO("Who"),
    WHAT("Does what"),
    ON("On which repository"),
    AT("When (UTC)"),
    KEY("Context key"),
    NOTHING("Not used");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private static final Map<String, Kind> USUAL =
      Map.ofEntries(
          Map.entry("who", Kind.WHO),
          Map.entry("principal", Kind.WHO),
          Map.entry("principalarn", Kind.WHO),
          Map.entry("caller", Kind.WHO),
          Map.entry("what", Kind.WHAT),
          Map.entry("action", Kind.WHAT),
          Map.entry("task", Kind.WHAT),
          Map.entry("on", Kind.ON),
          Map.entry("resource", Kind.ON),
          Map.entry("repository", Kind.ON),
          Map.entry("resourcearn", Kind.ON),
          Map.entry("at", Kind.AT),
          Map.entry("when", Kind.AT),
          Map.entry("time", Kind.AT),
          Map.entry("eventtime", Kind.AT));

  /// What a heading most likely means.
  static BatchField guess(String heading) {
    String plain = heading.strip();
    if (plain.contains(":")) {
      return new BatchField(Kind.KEY, plain);
    }
    String word = plain.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    return new BatchField(USUAL.getOrDefault(word, Kind.NOTHING), "");
  }

  /// What `columns` most likely mean; the first that is a principal, an action and so on counts.
  static List<BatchField> guess(List<String> columns) {
    List<BatchField> fields = new java.util.ArrayList<>();
    for (String column : columns) {
      BatchField field = guess(column);
      boolean again = field.kind() != Kind.KEY && fields.contains(field);
      fields.add(again ? NOTHING : field);
    }
    return fields;
  }

  /// A sentence for what is still missing, or nothing.
  static String missing(List<BatchField> fields) {
    for (Kind kind : List.of(Kind.WHO, Kind.WHAT, Kind.ON)) {
      long found = fields.stream().filter(field -> field.kind() == kind).count();
      if (found != 1) {
        return (found == 0 ? "Say which column tells “" : "Only one column can tell “")
            + kind.title()
            + "”.";
      }
    }
    return fields.stream().filter(field -> field.kind() == Kind.AT).count() > 1
        ? "Only one column can tell “" + Kind.AT.title() + "”."
        : "";
  }
}
