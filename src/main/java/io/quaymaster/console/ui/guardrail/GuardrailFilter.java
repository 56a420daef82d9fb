package io.quaymaster.console.ui.guardrail;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailLevel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which guardrails to show, as the query of an address: `?q=push&level=blocking`. What is not
/// understood is left out.
record GuardrailFilter(String search, @Nullable GuardrailLevel level) {
  static final GuardrailFilter ALL = new GuardrailFilter("", null);

  static GuardrailFilter read(QueryParameters query) {
    String wanted = query.getSingleParameter("level").orElse("");
    return new GuardrailFilter(
        query.getSingleParameter("q").orElse(""),
        Arrays.stream(GuardrailLevel.values())
            .filter(level -> word(level).equals(wanted))
            .findFirst()
            .orElse(null));
  }

  QueryParameters write() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!search.isBlank()) {
      query.put("q", List.of(search));
    }
    if (level != null) {
      query.put("level", List.of(word(level)));
    }
    return new QueryParameters(query);
  }

  boolean shows(Guardrail guardrail) {
    String text =
        (guardrail.title()
                + " "
                + guardrail.content().purpose()
                + " "
                + String.join(" ", guardrail.definition().what()))
            .toLowerCase(Locale.ROOT);
    return (level == null || guardrail.level() == level)
        && Arrays.stream(search.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .allMatch(text::contains);
  }

  private static String word(GuardrailLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
