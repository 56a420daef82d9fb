package io.quaymaster.console.ui.people;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.identity.AccountFilter;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccount.State;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A filter as the query of an address: `?q=larsen&role=author&state=disabled`. What is not
/// understood is left out.
final class PeopleAddress {
  private static final String SEARCH = "q";
  private static final String ROLE = "role";
  private static final String STATE = "state";

  private PeopleAddress() {}

  static AccountFilter read(QueryParameters query) {
    return new AccountFilter(
        query.getSingleParameter(SEARCH).orElse(""),
        named(ConsoleRole.values(), query.getParameters(ROLE)),
        named(State.values(), query.getParameters(STATE)));
  }

  static QueryParameters write(AccountFilter filter) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!filter.search().isBlank()) {
      query.put(SEARCH, List.of(filter.search()));
    }
    put(query, ROLE, filter.roles());
    put(query, STATE, filter.states());
    return new QueryParameters(query);
  }

  private static <E extends Enum<E>> void put(
      Map<String, List<String>> query, String name, Set<E> values) {
    if (!values.isEmpty()) {
      query.put(name, values.stream().map(PeopleAddress::word).sorted().toList());
    }
  }

  /// Those of `values` that the words name.
  private static <E extends Enum<E>> Set<E> named(E[] values, List<String> words) {
    return Arrays.stream(values)
        .filter(value -> words.contains(word(value)))
        .collect(Collectors.toSet());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
