package io.quaymaster.console.access;

import io.quaymaster.console.access.Supposition.Supposed;
import io.quaymaster.console.catalog.PolicyAttachments;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.iam.policy.Policy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks up where policies are attached, so that texts can take their place.
@Component
class Substitutions {
  private final PolicyCatalog policies;
  private final PrincipalCatalog principals;
  private final PolicyAttachments attachments;

  Substitutions(
      PolicyCatalog policies, PrincipalCatalog principals, PolicyAttachments attachments) {
    this.policies = policies;
    this.principals = principals;
    this.attachments = attachments;
  }

  /// @param texts null for no policy
  /// @throws IllegalArgumentException if a policy is not on file; the message says so
  List<Supposed> of(Map<PolicyId, @Nullable Policy> texts) {
    return texts.entrySet().stream()
        .map(entry ->
            new Supposed(
                policies
                    .policy(entry.getKey())
                    .map(policy -> new Substitution(policy, principals, attachments))
                    .orElseThrow(() ->
                        new IllegalArgumentException("There is no policy " + entry.getKey() + ".")),
                entry.getValue()))
        .toList();
  }
}
