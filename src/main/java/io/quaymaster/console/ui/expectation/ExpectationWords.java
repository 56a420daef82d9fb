package io.quaymaster.console.ui.expectation;

import io.quaymaster.console.expectation.ExpectationContent;
import io.quaymaster.console.ui.kit.PrincipalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An expectation in words.
final class ExpectationWords {
  private ExpectationWords() {}

  /// *role ci of account 111122223333: docker push on depot/api is denied*.
  static String title(ExpectationContent content) {
    return question(content) + " is " + content.expected().title().toLowerCase(Locale.ROOT);
  }

  /// *role ci of account 111122223333: docker push on depot/api*.
  static String question(ExpectationContent content) {
    return PrincipalName.caller(content.principal())
        + ": "
        + content.deed()
        + " on "
        + content.at().name();
  }

  /// The question as the query of an address.
  static Map<String, List<String>> query(ExpectationContent content) {
    Map<String, List<String>> query = new java.util.LinkedHashMap<>();
    query.put("who", List.of(content.principal()));
    query.put("what", List.of(content.what()));
    query.put("on", List.of(content.repository()));
    List<String> keys = new ArrayList<>();
    content
        .context()
        .forEach((key, values) -> values.forEach(value -> keys.add(key + "=" + value)));
    if (!keys.isEmpty()) {
      query.put("key", keys);
    }
    if (content.session() != null) {
      query.put("session", List.of(content.session().toString()));
    }
    return query;
  }
}
