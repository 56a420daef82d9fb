package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.Arn;
import java.util.Optional;

/// A repository of a registry; its ARN says the same.
public record RepositoryId(RegistryId registry, RepositoryName name) {

  public Arn arn() {
    return registry.arnOf(name);
  }

  /// The repository that an ARN names, if it names one of either service.
  public static Optional<RepositoryId> ofArn(String text) {
    return Arn.parse(text)
        .filter(arn -> arn.resource().startsWith("repository/"))
        .filter(arn -> arn.service().equals(arn.region().isEmpty() ? "ecr-public" : "ecr"))
        .flatMap(arn -> {
          try {
            return Optional.of(
                new RepositoryId(
                    RegistryId.of(arn.partition(), new AccountId(arn.account()), arn.region()),
                    new RepositoryName(arn.resource().substring("repository/".length()))));
          } catch (IllegalArgumentException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public String toString() {
    return arn().toString();
  }
}
