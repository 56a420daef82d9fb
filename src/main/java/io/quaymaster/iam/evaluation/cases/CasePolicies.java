package io.quaymaster.iam.evaluation.cases;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The places for policies of a case. A place may be empty: there is no such policy, or a
/// comparison left it open for either side.
public record CasePolicies(
    List<NamedPolicy> identityPolicies,
    @Nullable Policy resourcePolicy,
    @Nullable Policy registryPolicy,
    @Nullable Policy permissionsBoundary,
    @Nullable Policy sessionPolicy,
    List<NamedLevel> scps,
    List<NamedLevel> rcps,
    boolean principalIsManagementAccount,
    boolean resourceIsManagementAccount) {
  public CasePolicies {
    identityPolicies = List.copyOf(identityPolicies);
    scps = List.copyOf(scps);
    rcps = List.copyOf(rcps);
  }

  /// A policy with its name; null leaves the place open.
  public record NamedPolicy(String name, @Nullable Policy policy) {}

  /// A level of an organization.
  public record NamedLevel(String level, List<NamedPolicy> policies) {
    public NamedLevel {
      policies = List.copyOf(policies);
    }
  }

  /// The places that `set` fills.
  public static CasePolicies of(PolicySet set) {
    return new CasePolicies(
        named(set.identityPolicies()),
        policy(set.repositoryPolicy()),
        policy(set.registryPolicy()),
        policy(set.permissionsBoundary()),
        policy(set.sessionPolicy()),
        levels(set.scps()),
        levels(set.rcps()),
        set.principalIsManagementAccount(),
        set.resourceIsManagementAccount());
  }

  /// What is filled, for the evaluator. A policy without a name of its own is named after its
  /// field.
  public PolicySet toPolicySet() {
    return new PolicySet(
        attached(identityPolicies, Layer.IDENTITY),
        attached("resourcePolicy", resourcePolicy, Layer.REPOSITORY),
        attached("registryPolicy", registryPolicy, Layer.REGISTRY),
        attached("permissionsBoundary", permissionsBoundary, Layer.BOUNDARY),
        attached("sessionPolicy", sessionPolicy, Layer.SESSION),
        attachedLevels(withoutOpenLevels(scps), Layer.SCP),
        attachedLevels(rcps, Layer.RCP),
        principalIsManagementAccount,
        resourceIsManagementAccount);
  }

  private static @Nullable Policy policy(@Nullable AttachedPolicy attached) {
    return attached == null ? null : attached.policy();
  }

  private static List<NamedPolicy> named(List<AttachedPolicy> policies) {
    return policies.stream()
        .map(attached -> new NamedPolicy(attached.name(), attached.policy()))
        .toList();
  }

  private static List<NamedLevel> levels(List<PolicySet.Level> levels) {
    return levels.stream()
        .map(level -> new NamedLevel(level.name(), named(level.policies())))
        .toList();
  }

  private static @Nullable AttachedPolicy attached(
      String name, @Nullable Policy policy, Layer layer) {
    return policy == null ? null : new AttachedPolicy(layer.policyType(), name, policy);
  }

  private static List<AttachedPolicy> attached(List<NamedPolicy> policies, Layer layer) {
    return policies.stream()
        .flatMap(
            named -> Optional.ofNullable(attached(named.name(), named.policy(), layer)).stream())
        .toList();
  }

  /// A level all of whose places are open is not there; left in, it would allow nothing.
  private static List<NamedLevel> withoutOpenLevels(List<NamedLevel> levels) {
    return levels.stream()
        .filter(level ->
            level.policies().isEmpty()
                || level.policies().stream().anyMatch(named -> named.policy() != null))
        .toList();
  }

  private static List<PolicySet.Level> attachedLevels(List<NamedLevel> levels, Layer layer) {
    return levels.stream()
        .map(level -> new PolicySet.Level(level.level(), attached(level.policies(), layer)))
        .toList();
  }
}
