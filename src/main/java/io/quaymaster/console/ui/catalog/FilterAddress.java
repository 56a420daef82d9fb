package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.router.QueryParameters;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.CatalogFilter.PolicyPresence;
import io.quaymaster.console.catalog.CatalogFilter.RiskFilter;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A filter as the query of an address: `?q=api&account=111122223333&tag=team=depot&policy=none`.
/// What is not understood is left out.
final class FilterAddress {
  private static final String SEARCH = "q";
  private static final String ACCOUNT = "account";
  private static final String REGION = "region";
  private static final String KIND = "kind";
  private static final String TAG = "tag";
  private static final String POLICY = "policy";
  private static final String RISK = "risk";

  private FilterAddress() {}

  static CatalogFilter read(QueryParameters query) {
    Map<String, String> tags = new LinkedHashMap<>();
    query
        .getParameters(TAG)
        .forEach(tag -> {
          int equals = tag.indexOf('=');
          tags.put(
              equals < 0 ? tag : tag.substring(0, equals),
              equals < 0 ? "" : tag.substring(equals + 1));
        });
    Set<RegistryKind> kinds = new LinkedHashSet<>();
    query.getParameters(KIND).forEach(kind -> RegistryKind.ofId(kind).ifPresent(kinds::add));
    return new CatalogFilter(
        query.getSingleParameter(SEARCH).orElse(""),
        accounts(query),
        Set.copyOf(query.getParameters(REGION)),
        kinds,
        tags,
        policy(query.getSingleParameter(POLICY)),
        query.getSingleParameter(RISK).isPresent() ? RiskFilter.AT_RISK : RiskFilter.ANY);
  }

  static QueryParameters write(CatalogFilter filter) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (!filter.search().isBlank()) {
      query.put(SEARCH, List.of(filter.search()));
    }
    put(query, ACCOUNT, filter.accounts().stream().map(AccountId::digits).sorted().toList());
    put(query, REGION, filter.regions().stream().sorted().toList());
    put(query, KIND, filter.kinds().stream().map(RegistryKind::id).sorted().toList());
    List<String> tags = new ArrayList<>();
    new TreeMap<>(filter.tags())
        .forEach((key, value) -> tags.add(value.isEmpty() ? key : key + "=" + value));
    put(query, TAG, tags);
    switch (filter.policy()) {
      case ANY -> {}
      case PRESENT -> query.put(POLICY, List.of("active"));
      case ABSENT -> query.put(POLICY, List.of("none"));
    }
    if (filter.risk() == RiskFilter.AT_RISK) {
      query.put(RISK, List.of("yes"));
    }
    return new QueryParameters(query);
  }

  private static void put(Map<String, List<String>> query, String name, List<String> values) {
    if (!values.isEmpty()) {
      query.put(name, values);
    }
  }

  private static Set<AccountId> accounts(QueryParameters query) {
    Set<AccountId> accounts = new LinkedHashSet<>();
    for (String digits : query.getParameters(ACCOUNT)) {
      if (digits.matches("[0-9]{12}")) {
        accounts.add(new AccountId(digits));
      }
    }
    return accounts;
  }

  private static PolicyPresence policy(Optional<String> word) {
    return switch (word.orElse("")) {
      case "active" -> PolicyPresence.PRESENT;
      case "none" -> PolicyPresence.ABSENT;
      default -> PolicyPresence.ANY;
    };
  }
}
