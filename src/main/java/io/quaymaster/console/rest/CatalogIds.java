package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.RepositoryName;
import java.util.Optional;

/// Ids of registries and repositories that fit into one part of an address:
/// `aws:111122223333:eu-central-1` (or `public`), and behind it `:depot~scanner-gateway`, with `~`
/// in the place of `/`.
final class CatalogIds {
  private CatalogIds() {}

  static String of(RegistryId id) {
    return id.key().replace('/', ':');
  }

  static String of(RepositoryId id) {
    return of(id.registry()) + ":" + id.name().value().replace('/', '~');
  }

  static RepositoryId repository(String id) {
    int name = id.lastIndexOf(':');
    Optional<RegistryId> registry =
        name < 0 ? Optional.empty() : RegistryId.parse(id.substring(0, name).replace(':', '/'));
    try {
      return new RepositoryId(
          registry.orElseThrow(() -> noSuch(id)),
          new RepositoryName(id.substring(name + 1).replace('~', '/')));
    } catch (IllegalArgumentException e) {
      throw noSuch(id);
    }
  }

  private static ApiException noSuch(String id) {
    return ApiException.noSuch("repository `" + id + "`");
  }

  static AccountId account(String digits) {
    return ApiException.read(InputError.In.QUERY, "account", () -> new AccountId(digits));
  }
}
