package io.quaymaster.iam.analysis;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the compared documents are attached. `resource` is the repository of a repository policy.
/// `account` owns that resource, or for an identity-side document is the account of its principals;
/// without it, any account. `organization` holds the accounts of the owner's organization, if they
/// are known; `principals` and `repositories` are names that a person knows, for plain examples;
/// `today` is the instant of plain examples.
public record Place(
    PolicyType type,
    RegistryKind registry,
    @Nullable Arn resource,
    @Nullable String account,
    Set<String> organization,
    List<String> principals,
    List<String> repositories,
    Instant today) {
  public static final Instant PLAIN_DAY = Instant.parse("2026-01-15T12:00:00Z");

  public Place {
    organization = Set.copyOf(organization);
    principals = List.copyOf(principals);
    repositories = List.copyOf(repositories);
  }

  public static Place of(
      PolicyType type, RegistryKind registry, @Nullable Arn resource, @Nullable String account) {
    String owner = account == null && resource != null ? resource.account() : account;
    return new Place(type, registry, resource, owner, Set.of(), List.of(), List.of(), PLAIN_DAY);
  }

  /// The repository of a repository policy; where none was told, a made-up one.
  public Arn repository() {
    return Optional.ofNullable(resource)
        .orElseGet(() ->
            registry == RegistryKind.PRIVATE
                ? Arn.ofRepository("aws", "us-east-1", owner(), "app")
                : Arn.ofPublicRepository("aws", owner(), "app"));
  }

  /// Whether short ARNs of resources are completed in documents of this place.
  boolean completesArns() {
    return type == PolicyType.IDENTITY_POLICY || type == PolicyType.PERMISSIONS_BOUNDARY;
  }

  /// The account that owns the resource of a resource-based policy; where none was told, a made-up
  /// one.
  public String owner() {
    return account == null ? "111122223333" : account;
  }

  public Place knowing(
      Set<String> organization, List<String> principals, List<String> repositories, Instant today) {
    return new Place(
        type, registry, resource, account, organization, principals, repositories, today);
  }
}
