package io.quaymaster.console.catalog;

import java.util.List;
import java.util.Map;

/// What can be chosen in a filter, because it occurs: Regions, and tag keys with their values.
public record FilterChoices(
    List<AccountSummary> accounts, List<String> regions, Map<String, List<String>> tags) {
  public FilterChoices {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    tags = Map.copyOf(tags);
  }
}
