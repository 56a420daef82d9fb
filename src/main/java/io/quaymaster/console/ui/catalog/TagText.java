package io.quaymaster.console.ui.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Tags as people type them: one `key=value` a line.
final class TagText {
  private TagText() {}

  static Map<String, String> read(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      int equals = line.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException("`" + line + "` is no tag: write key=value.");
      }
      String key = line.substring(0, equals).strip();
      if (tags.putIfAbsent(key, line.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException("The tag `" + key + "` stands there twice.");
      }
    }
    return Collections.unmodifiableMap(tags);
  }

  static String write(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining("\n"));
  }
}
