package io.quaymaster.console.ui.expectation;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.expectation.Expectation;
import io.quaymaster.console.expectation.LastRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which expectations to show, as the query of an address: `?q=depot&show=broken`. What is not
/// understood is left out.
record ExpectationFilter(String search, Shown shown) {
  static final ExpectationFilter OPEN = new ExpectationFilter("", Shown.OPEN);

  /// Which of them by how they stand.
  enum Shown {
    OPEN("All that count"),
    BROKEN("Broken or without answer"),
    BLOCKING("Blocking"),
    RETIRED("Retired");

    private final String title;

    Shown(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  static ExpectationFilter read(QueryParameters query) {
    String wanted = query.getSingleParameter("show").orElse("");
    return new ExpectationFilter(
        query.getSingleParameter("q").orElse(""),
        Arrays.stream(Shown.values())
            .filter(shown -> word(shown).equals(wanted))
            .findFirst()
            .orElse(Shown.OPEN));
  }

  QueryParameters write() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!search.isBlank()) {
      query.put("q", List.of(search));
    }
    if (shown != Shown.OPEN) {
      query.put("show", List.of(word(shown)));
    }
    return new QueryParameters(query);
  }

  /// @param run how it stood last; null for never
  boolean shows(Expectation expectation, @Nullable LastRun run) {
    boolean retired = expectation.content().retired();
    boolean among =
        switch (shown) {
          case OPEN -> !retired;
          case BROKEN ->
              !retired
                  && run != null
                  && run.standing() != io.quaymaster.console.expectation.Met.Standing.MET;
          case BLOCKING -> !retired && expectation.isBlocking();
          case RETIRED -> retired;
        };
    String text =
        (ExpectationWords.title(expectation.content())
                + " "
                + expectation.content().principal()
                + " "
                + expectation.content().what()
                + " "
                + expectation.content().owner())
            .toLowerCase(Locale.ROOT);
    return among
        && Arrays.stream(search.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .allMatch(text::contains);
  }

  private static String word(Shown shown) {
    return shown.name().toLowerCase(Locale.ROOT);
  }
}
