package io.quaymaster.iam.service;

import io.quaymaster.iam.policy.PolicyType;
import java.util.Map;
import java.util.Objects;

/// The quotas of IAM, Organizations and ECR that a policy can run into. Sizes are in characters. An
/// identity policy is measured as a customer managed one; inline policies add up to `inlineTotals`.
public record Limits(
    Map<PolicyType, SizeLimit> sizes,
    InlineTotals inlineTotals,
    SizeLimit trustPolicy,
    Attachments attachments,
    RepositoryNames repositoryNames,
    Tags tags) {
  public Limits {
    sizes = Map.copyOf(sizes);
    if (sizes.size() != PolicyType.values().length) {
      throw new IllegalArgumentException("Some policy type has no size limit");
    }
  }

  /// At most `characters`, with or without white space. `maximum` is what the quota can be raised
  /// to.
  public record SizeLimit(int characters, int maximum, boolean whitespaceCounted) {}

  public record InlineTotals(SizeLimit user, SizeLimit group, SizeLimit role) {}

  /// How many policies can be attached; the maximum is what the quota can be raised to.
  public record Attachments(
      int managedPoliciesPerPrincipal,
      int managedPoliciesPerPrincipalMaximum,
      int managedPoliciesPerGroup,
      int managedPolicyVersions,
      int sessionPolicyArns,
      int scpsPerTarget,
      int rcpsPerTarget) {}

  /// `pattern` is a regular expression for the whole name.
  public record RepositoryNames(int minimum, int maximum, int publicMaximum, String pattern) {}

  public record Tags(int perRepository, int keyCharacters, int valueCharacters) {}

  public SizeLimit size(PolicyType type) {
    return Objects.requireNonNull(sizes.get(type));
  }
}
