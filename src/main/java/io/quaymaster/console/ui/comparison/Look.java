package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a comparison is looked at, as its address has it: which tab, in which form, and what of it
/// is shown. The empty text shows everything.
///
/// @param direction `gained`, `lost` or `unchanged`
/// @param who a principal, as the comparison names it
/// @param task the id of a task
/// @param flag the name of a flag
record Look(Tab tab, Form form, String direction, String who, String task, String flag) {
  static final Look PLAIN = new Look(Tab.ACCESS, Form.CARDS, "", "", "", "");

  enum Tab {
    ACCESS,
    EFFECTIVE,
    TEXT
  }

  /// Cards, or the matrix of the effective tab; the matrix of the classes; a table with the same
  /// content.
  enum Form {
    CARDS,
    MATRIX,
    TABLE
  }

  static Look read(QueryParameters query) {
    return new Look(
        named(Tab.values(), query, "tab").orElse(Tab.ACCESS),
        named(Form.values(), query, "form").orElse(Form.CARDS),
        text(query, "direction"),
        text(query, "who"),
        text(query, "task"),
        text(query, "flag"));
  }

  private static String text(QueryParameters query, String name) {
    return query.getSingleParameter(name).orElse("");
  }

  private static <E extends Enum<E>> Optional<E> named(
      E[] all, QueryParameters query, String name) {
    return Arrays.stream(all).filter(one -> text(query, name).equals(name(one))).findFirst();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The address of `pair`, looked at this way.
  QueryParameters write(Pair pair) {
    Map<String, List<String>> query = new LinkedHashMap<>(pair.write().getParameters());
    put(query, "tab", tab == Tab.ACCESS ? "" : name(tab));
    put(query, "form", form == Form.CARDS ? "" : name(form));
    put(query, "direction", direction);
    put(query, "who", who);
    put(query, "task", task);
    put(query, "flag", flag);
    return new QueryParameters(query);
  }

  private static void put(Map<String, List<String>> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, List.of(value));
    }
  }

  Look withTab(Tab other) {
    return new Look(other, Form.CARDS, "", "", "", "");
  }

  Look withForm(Form other) {
    return new Look(tab, other, direction, who, task, flag);
  }

  Look withDirection(String other) {
    return new Look(tab, form, other, who, task, flag);
  }

  Look withWho(String other) {
    return new Look(tab, form, direction, other, task, flag);
  }

  Look withTask(String other) {
    return new Look(tab, form, direction, who, other, flag);
  }

  Look withFlag(String other) {
    return new Look(tab, form, direction, who, task, other);
  }
}
