package io.quaymaster.console.ui.kit;

import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import java.util.List;
import java.util.Locale;

/// What a policy's screens are called, and the way to them.
public final class PolicyTitle {
  private PolicyTitle() {}

  /// `Repository policy of team/web`, `Identity-based policy deploy-base`.
  public static String of(PolicySummary policy) {
    String kind = policy.type().title();
    String start = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    return start + (policy.place().holdsOne() ? " of " : " ") + policy.name();
  }

  /// The steps down to what the policy is on.
  public static Crumb[] way(PolicySummary policy) {
    Crumb registries = new Crumb("Registries", Screens.REGISTRIES);
    return switch (policy.place()) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          new Crumb[] {
            registries,
            account(policy, repository.registry()),
            registry(repository.registry()),
            new Crumb(repository.name().value(), Screens.repository(repository.arn()))
          };
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry on) ->
          new Crumb[] {registries, account(policy, on), registry(on)};
      case PolicyPlace.InAccount in ->
          new Crumb[] {registries, new Crumb(policy.accountName(), Screens.account(in.account()))};
      case PolicyPlace.InOrganization in ->
          new Crumb[] {
            registries,
            new Crumb("Organizations", Screens.ORGANIZATIONS),
            new Crumb(policy.accountName(), Screens.organization(in.organization()))
          };
    };
  }

  /// The way, and the policy itself as the step before a page below it.
  public static Crumb[] wayBelow(PolicySummary policy) {
    List<Crumb> steps = new java.util.ArrayList<>(List.of(way(policy)));
    steps.add(new Crumb("Policy", Screens.policy(policy.id())));
    return steps.toArray(Crumb[]::new);
  }

  private static Crumb account(PolicySummary policy, RegistryId registry) {
    return new Crumb(policy.accountName(), Screens.account(registry.account()));
  }

  private static Crumb registry(RegistryId registry) {
    String name = registry.region().isEmpty() ? "public registry" : registry.region();
    return new Crumb(name, Screens.registry(registry.key()));
  }
}
