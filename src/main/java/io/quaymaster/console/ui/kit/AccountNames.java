package io.quaymaster.console.ui.kit;

import io.quaymaster.console.catalog.AccountSummary;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What people call the accounts on file, by their twelve digits.
public record AccountNames(Map<String, String> names) {
  public static final AccountNames NONE = new AccountNames(Map.of());

  private static final Pattern ACCOUNT = Pattern.compile("account ([0-9]{12})");

  public AccountNames {
    names = Map.copyOf(names);
  }

  public static AccountNames of(Collection<AccountSummary> accounts) {
    return new AccountNames(
        accounts.stream()
            .collect(
                Collectors.toMap(
                    account -> account.id().digits(), AccountSummary::name, (one, other) -> one)));
  }

  /// The text with the names behind the numbers: *account 111122223333 (Storefront)*.
  public String in(String text) {
    return ACCOUNT
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group()
                    + Optional.ofNullable(names.get(found.group(1)))
                        .map(name -> " (" + name.replace("`", "") + ")")
                        .orElse("")));
  }
}
