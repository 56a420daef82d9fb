package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a policy is meant to be: its type, the kind of registry that it is for, and, where it is
/// known, the ARN of the resource that it is attached to.
public record LintContext(PolicyType type, RegistryKind registry, @Nullable String resourceArn) {

  /// The resource that the policy is attached to, if it is known and is an ARN.
  public Optional<Arn> resource() {
    return resourceArn == null ? Optional.empty() : Arn.parse(resourceArn);
  }

  /// The account that owns the resource.
  public Optional<String> owner() {
    return resource().map(Arn::account).filter(account -> account.matches("[0-9]{12}"));
  }

  /// Whether it is a repository policy of a private or a public registry, or the policy of a
  /// private registry.
  public boolean isResourceBased() {
    return type.isResourceBased();
  }

  /// Whether it grants by itself what identities may do: it is attached to one.
  public boolean isIdentityBased() {
    return type == PolicyType.IDENTITY_POLICY;
  }
}
