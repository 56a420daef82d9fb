package io.quaymaster.console.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// A condition of a query that grows part by part, with its parameters.
public final class Search {
  private final StringBuilder where = new StringBuilder("1 = 1");
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /// Adds a condition; it may use `:name` for `value`.
  public Search and(String condition, String name, Object value) {
    parameters.put(name, value);
    return and(condition);
  }

  public Search and(String condition) {
    where.append(" and (").append(condition).append(')');
    return this;
  }

  /// Every word of `words` must stand in `expression`, whatever its case. U+0000 counts as a space,
  /// since no database takes it.
  public Search words(String words, String expression) {
    return words(words, part -> "lower(" + expression + ") " + part);
  }

  /// The same for a condition that `condition` makes of what says that a text in lower case has the
  /// word.
  public Search words(String words, UnaryOperator<String> condition) {
    int count = 0;
    for (String word : words.replace('\0', ' ').strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!word.isEmpty()) {
        String name = "word" + count++;
        and(
            condition.apply("like :" + name + " escape '!'"),
            name,
            "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
      }
    }
    return this;
  }

  /// `expression` must be one of `values`, unless there are none.
  public Search oneOf(String expression, String name, List<String> values) {
    return values.isEmpty() ? this : and(expression + " in (:" + name + ")", name, values);
  }

  public String where() {
    return where.toString();
  }

  public StatementSpec in(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).params(parameters);
  }

  /// As [#in], for the part of the answer in `window`.
  public StatementSpec in(JdbcClient jdbc, String sql, Window window) {
    return in(jdbc, sql + " limit :window_limit offset :window_offset")
        .param("window_limit", window.limit())
        .param("window_offset", window.offset());
  }
}
