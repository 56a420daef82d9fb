package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.service.RegistryKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a guardrail holds; every part must be met, and an empty part is met everywhere.
///
/// @param accounts the digits of the owning accounts
/// @param registries only private or only public registries
/// @param registry the key of one registry, such as `aws/111122223333/eu-central-1`
/// @param repositories a pattern of names of repositories, with `*` and `?`
public record GuardrailScope(
    List<String> accounts,
    @Nullable RegistryKind registries,
    String registry,
    String repositories) {
  public static final GuardrailScope EVERYWHERE = new GuardrailScope(List.of(), null, "", "");

  public GuardrailScope {
    accounts = accounts.stream().distinct().sorted().toList();
    accounts.forEach(AccountId::new);
    registry = registry.strip();
    repositories = repositories.strip();
    if (!registry.isEmpty() && RegistryId.parse(registry).isEmpty()) {
      throw new IllegalArgumentException(
          "`" + registry + "` is no registry: write `aws/111122223333/eu-central-1`.");
    }
  }

  public static GuardrailScope in(RegistryKind kind) {
    return new GuardrailScope(List.of(), kind, "", "");
  }

  /// Whether a policy of this place is in the scope. Where a pattern of repositories is told, only
  /// repositories are.
  public boolean covers(PolicyPlace place) {
    return switch (place) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          covers(repository.registry())
              && (repositories.isEmpty()
                  || NamePattern.matches(repositories, repository.name().value()));
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry on) ->
          covers(on) && repositories.isEmpty();
      case PolicyPlace.InAccount(AccountId account) ->
          covers(account) && registries == null && registry.isEmpty() && repositories.isEmpty();
      case PolicyPlace.InOrganization organization -> false;
    };
  }

  private boolean covers(RegistryId of) {
    return covers(of.account())
        && (registries == null || of.kind() == registries)
        && RegistryId.parse(registry).map(of::equals).orElse(true);
  }

  private boolean covers(AccountId account) {
    return accounts.isEmpty() || accounts.contains(account.digits());
  }

  /// In words, as *private registries, repositories `team/*`*; empty for everywhere.
  public Optional<String> words() {
    List<String> parts =
        java.util.stream.Stream.of(
                accounts.isEmpty() ? "" : "accounts " + String.join(", ", accounts),
                registries == null
                    ? ""
                    : (registries == RegistryKind.PRIVATE ? "private" : "public") + " registries",
                registry.isEmpty() ? "" : "registry `" + registry + "`",
                repositories.isEmpty() ? "" : "repositories `" + repositories + "`")
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }
}
