package io.quaymaster.console.catalog;

import io.quaymaster.iam.service.RegistryKind;
import java.util.Map;
import java.util.Set;

/// Which repositories to show; every part must be met, and an empty part is met by all.
///
/// @param search words in the name of the repository or account, the account's digits or the ARN
/// @param tags tag keys and their values; an empty value means any
public record CatalogFilter(
    String search,
    Set<AccountId> accounts,
    Set<String> regions,
    Set<RegistryKind> kinds,
    Map<String, String> tags,
    PolicyPresence policy,
    RiskFilter risk) {
  public static final CatalogFilter ALL =
      new CatalogFilter(
          "", Set.of(), Set.of(), Set.of(), Map.of(), PolicyPresence.ANY, RiskFilter.ANY);

  /// Whether a policy is in force on the repository.
  public enum PolicyPresence {
    ANY,
    PRESENT,
    ABSENT
  }

  /// Whether the policy in force has security warnings.
  public enum RiskFilter {
    ANY,
    AT_RISK
  }

  public CatalogFilter {
    accounts = Set.copyOf(accounts);
    regions = Set.copyOf(regions);
    kinds = Set.copyOf(kinds);
    tags = Map.copyOf(tags);
  }

  public CatalogFilter withSearch(String words) {
    return new CatalogFilter(words, accounts, regions, kinds, tags, policy, risk);
  }

  public CatalogFilter withAccounts(Set<AccountId> chosen) {
    return new CatalogFilter(search, chosen, regions, kinds, tags, policy, risk);
  }

  public CatalogFilter withRegions(Set<String> chosen) {
    return new CatalogFilter(search, accounts, chosen, kinds, tags, policy, risk);
  }

  public CatalogFilter withKinds(Set<RegistryKind> chosen) {
    return new CatalogFilter(search, accounts, regions, chosen, tags, policy, risk);
  }

  public CatalogFilter withTags(Map<String, String> chosen) {
    return new CatalogFilter(search, accounts, regions, kinds, chosen, policy, risk);
  }

  public CatalogFilter withPolicy(PolicyPresence presence) {
    return new CatalogFilter(search, accounts, regions, kinds, tags, presence, risk);
  }

  public CatalogFilter withRisk(RiskFilter chosen) {
    return new CatalogFilter(search, accounts, regions, kinds, tags, policy, chosen);
  }

  public boolean isEverything() {
    return equals(ALL);
  }
}
