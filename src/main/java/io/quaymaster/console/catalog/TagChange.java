package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Legible;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What becomes of the tags of something: a part of what conditions on tags decide.
record TagChange(Map<String, String> before, Map<String, String> after) {
  TagChange {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  boolean isNone() {
    return before.equals(after);
  }

  /// `team=depot → team=parcel, env=prod → none`: only what differs, and as much of it as a reason
  /// can hold.
  String sentence() {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    String all =
        keys.stream()
            .filter(key -> !Objects.equals(before.get(key), after.get(key)))
            .map(key -> tag(key, before) + " → " + tag(key, after))
            .collect(Collectors.joining(", "));
    return Legible.shortened(all, Sentences.MAX_REASON);
  }

  /// All of them in a line.
  static String line(Map<String, String> tags) {
    return tags.isEmpty()
        ? "none"
        : new TreeMap<>(tags)
            .entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(", "));
  }

  private static String tag(String key, Map<String, String> tags) {
    return tags.containsKey(key) ? key + "=" + tags.get(key) : "none";
  }
}
