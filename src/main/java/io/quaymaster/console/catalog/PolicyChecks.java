package io.quaymaster.console.catalog;

import io.quaymaster.iam.inspection.Inspector;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.lint.Linter;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.List;

/// What is to be said about a text in the place that it is for.
final class PolicyChecks {
  private PolicyChecks() {}

  static List<Finding> check(PolicyType type, PolicyPlace place, String text) {
    return Inspector.inspect(new SourceText(text), contextOf(type, place));
  }

  /// The same without what takes a proof: for many texts at once.
  static List<Finding> glance(PolicyType type, PolicyPlace place, String text) {
    return Linter.lint(new SourceText(text), contextOf(type, place));
  }

  /// What the library has to know about the place. Policies of identities and organizations are
  /// about both kinds of registries; for those the private one is named, whose actions most of them
  /// list.
  static LintContext contextOf(PolicyType type, PolicyPlace place) {
    return switch (place) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          new LintContext(type, repository.registry().kind(), repository.toString());
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
          new LintContext(type, RegistryKind.PRIVATE, null);
      case PolicyPlace.InAccount account -> new LintContext(type, RegistryKind.PRIVATE, null);
      case PolicyPlace.InOrganization organization ->
          new LintContext(type, RegistryKind.PRIVATE, null);
    };
  }

  static boolean hasErrors(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.type() == FindingType.ERROR);
  }
}
