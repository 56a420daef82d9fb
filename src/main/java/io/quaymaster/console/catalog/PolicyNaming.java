package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Legible;
import io.quaymaster.iam.policy.PolicyType;
import java.util.regex.Pattern;

/// What the policies that stand beside repositories and registries can be called. Source: IAM API
/// Reference, "CreatePolicy"; Organizations API Reference, "CreatePolicy".
public final class PolicyNaming {
  private static final Pattern IAM = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,128}");
  private static final int ORGANIZATIONS = 128;

  private PolicyNaming() {}

  /// `name` without the spaces around it.
  ///
  /// @throws IllegalArgumentException with a sentence for people, if it cannot be one
  public static String of(PolicyType type, String name) {
    String kept = name.strip();
    switch (type) {
      case SCP, RCP -> checkOrganizations(kept);
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY -> checkIam(kept);
      case REPOSITORY_POLICY, REGISTRY_POLICY -> {} // Called as what they are on.
    }
    return kept;
  }

  private static void checkIam(String name) {
    if (!IAM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "`" + name + "` is no name for a policy: use 1 to 128 letters, digits or `+=,.@_-`.");
    }
  }

  private static void checkOrganizations(String name) {
    if (name.isEmpty() || name.length() > ORGANIZATIONS) {
      throw new IllegalArgumentException(
          "The name of a policy needs 1 to 128 characters, not " + name.length() + ".");
    }
    Legible.objection(name)
        .ifPresent(objection -> {
          throw new IllegalArgumentException("The name of a policy " + objection);
        });
  }
}
