package io.quaymaster.console.ui.kit;

import io.quaymaster.console.catalog.PolicyPlace;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Compares texts of one policy by the access that they grant, saved or not.
@Service
public class TextComparisons {
  private final AccessComparator comparator = new AccessComparator();

  /// The comparison, or nothing where one of the two is no policy. Null stands for no policy at
  /// all. Ends early when its thread is interrupted.
  public Optional<Comparison> compare(PolicySummary on, @Nullable String before, String after) {
    Policy old = before == null ? null : read(on, before);
    Policy next = read(on, after);
    if (next == null || (before != null && old == null)) {
      return Optional.empty();
    }
    return Optional.of(
        comparator.compare(place(on), old, next, () -> Thread.currentThread().isInterrupted()));
  }

  private static @Nullable Policy read(PolicySummary on, String text) {
    return PolicyParser.parse(text, on.type()) instanceof ParseOutcome.Parsed parsed
        ? parsed.policy()
        : null;
  }

  private static Place place(PolicySummary on) {
    return switch (on.place()) {
      case PolicyPlace.OnRepository(var repository) ->
          Place.of(
              on.type(),
              repository.registry().kind(),
              repository.arn(),
              repository.registry().account().digits());
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
          Place.of(on.type(), RegistryKind.PRIVATE, null, registry.account().digits());
      case PolicyPlace.InAccount(var account) ->
          Place.of(on.type(), RegistryKind.PRIVATE, null, account.digits());
      case PolicyPlace.InOrganization in -> Place.of(on.type(), RegistryKind.PRIVATE, null, null);
    };
  }
}
