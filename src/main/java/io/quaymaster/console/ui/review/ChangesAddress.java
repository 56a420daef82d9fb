package io.quaymaster.console.ui.review;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.review.ChangeFilter;
import io.quaymaster.console.review.ChangeState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The search and filters of the list of change requests, as an address has them.
final class ChangesAddress {
  private static final String SEARCH = "search";
  private static final String STATE = "state";
  private static final String AUTHOR = "author";

  private ChangesAddress() {}

  static ChangeFilter read(QueryParameters query) {
    Set<ChangeState> states =
        query.getParameters(STATE).stream()
            .flatMap(word ->
                Arrays.stream(ChangeState.values()).filter(state -> word(state).equals(word)))
            .collect(Collectors.toSet());
    return new ChangeFilter(
        query.getSingleParameter(SEARCH).orElse(""),
        states,
        query.getSingleParameter(AUTHOR).orElse(""),
        null);
  }

  static QueryParameters write(ChangeFilter filter) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!filter.search().isBlank()) {
      query.put(SEARCH, List.of(filter.search()));
    }
    if (!filter.states().isEmpty()) {
      query.put(STATE, filter.states().stream().sorted().map(ChangesAddress::word).toList());
    }
    if (!filter.author().isEmpty()) {
      query.put(AUTHOR, List.of(filter.author()));
    }
    return new QueryParameters(query);
  }

  private static String word(ChangeState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
