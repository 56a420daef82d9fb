package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;

/// Where a policy is kept; its type says which kinds of places it may have.
public sealed interface PolicyPlace {
  /// A repository policy.
  record OnRepository(RepositoryId repository) implements PolicyPlace {}

  /// A registry policy; only private registries have one.
  record OnRegistry(RegistryId.PrivateRegistry registry) implements PolicyPlace {}

  /// An identity-based policy, permissions boundary or session policy of an account.
  record InAccount(AccountId account) implements PolicyPlace {}

  /// An SCP or RCP of an organization.
  record InOrganization(OrganizationId organization) implements PolicyPlace {}

  /// Whether a policy of `type` can be kept here.
  default boolean accepts(PolicyType type) {
    return switch (type) {
      case REPOSITORY_POLICY -> this instanceof OnRepository;
      case REGISTRY_POLICY -> this instanceof OnRegistry;
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY -> this instanceof InAccount;
      case SCP, RCP -> this instanceof InOrganization;
    };
  }

  /// Whether there is only one policy in this place, so that it needs no name of its own.
  default boolean holdsOne() {
    return this instanceof OnRepository || this instanceof OnRegistry;
  }
}
