package io.quaymaster.iam.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Every policy that may have a say in a request. SCPs are those of the principal's account, RCPs
/// those of the resource's account, root first and account last; an empty list means that the
/// account is in no organization. `RCPFullAWSAccess` is implied.
public record PolicySet(
    List<AttachedPolicy> identityPolicies,
    @Nullable AttachedPolicy repositoryPolicy,
    @Nullable AttachedPolicy registryPolicy,
    @Nullable AttachedPolicy permissionsBoundary,
    @Nullable AttachedPolicy sessionPolicy,
    List<Level> scps,
    List<Level> rcps,
    boolean principalIsManagementAccount,
    boolean resourceIsManagementAccount) {
  /// The policies attached to one level of an organization: its root, an organizational unit or an
  /// account.
  public record Level(String name, List<AttachedPolicy> policies) {
    public Level {
      policies = List.copyOf(policies);
    }
  }

  public static final PolicySet NONE =
      new PolicySet(List.of(), null, null, null, null, List.of(), List.of(), false, false);

  public PolicySet {
    identityPolicies = List.copyOf(identityPolicies);
    scps = List.copyOf(scps);
    rcps = List.copyOf(rcps);
  }

  public PolicySet withIdentityPolicies(List<AttachedPolicy> policies) {
    return new PolicySet(
        policies,
        repositoryPolicy,
        registryPolicy,
        permissionsBoundary,
        sessionPolicy,
        scps,
        rcps,
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  public PolicySet withRepositoryPolicy(@Nullable AttachedPolicy policy) {
    return new PolicySet(
        identityPolicies,
        policy,
        registryPolicy,
        permissionsBoundary,
        sessionPolicy,
        scps,
        rcps,
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  public PolicySet withRegistryPolicy(@Nullable AttachedPolicy policy) {
    return new PolicySet(
        identityPolicies,
        repositoryPolicy,
        policy,
        permissionsBoundary,
        sessionPolicy,
        scps,
        rcps,
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  public PolicySet withPermissionsBoundary(@Nullable AttachedPolicy policy) {
    return new PolicySet(
        identityPolicies,
        repositoryPolicy,
        registryPolicy,
        policy,
        sessionPolicy,
        scps,
        rcps,
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  public PolicySet withSessionPolicy(@Nullable AttachedPolicy policy) {
    return new PolicySet(
        identityPolicies,
        repositoryPolicy,
        registryPolicy,
        permissionsBoundary,
        policy,
        scps,
        rcps,
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  public PolicySet withScps(List<Level> levels) {
    return new PolicySet(
        identityPolicies,
        repositoryPolicy,
        registryPolicy,
        permissionsBoundary,
        sessionPolicy,
        levels,
        rcps,
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  public PolicySet withRcps(List<Level> levels) {
    return new PolicySet(
        identityPolicies,
        repositoryPolicy,
        registryPolicy,
        permissionsBoundary,
        sessionPolicy,
        scps,
        levels,
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  /// The same places with `change` done to each policy.
  public PolicySet map(UnaryOperator<AttachedPolicy> change) {
    return new PolicySet(
        all(identityPolicies, change),
        one(repositoryPolicy, change),
        one(registryPolicy, change),
        one(permissionsBoundary, change),
        one(sessionPolicy, change),
        levels(scps, change),
        levels(rcps, change),
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  private static List<Level> levels(List<Level> levels, UnaryOperator<AttachedPolicy> change) {
    return levels.stream()
        .map(level -> new Level(level.name(), all(level.policies(), change)))
        .toList();
  }

  private static List<AttachedPolicy> all(
      List<AttachedPolicy> policies, UnaryOperator<AttachedPolicy> change) {
    return policies.stream().map(change).toList();
  }

  private static @Nullable AttachedPolicy one(
      @Nullable AttachedPolicy policy, UnaryOperator<AttachedPolicy> change) {
    return Optional.ofNullable(policy).map(change).orElse(null);
  }
}
