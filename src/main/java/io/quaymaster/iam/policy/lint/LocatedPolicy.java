package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.Edits;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Optional;

/// What a rule sees: a policy text with every entry in its place. `policy` is there only if the
/// parser accepted the document; then its statements are those of `statements`, in the same order.
public record LocatedPolicy(
    SourceText source,
    JsonObject json,
    LanguageVersion version,
    Optional<LocatedText> versionText,
    List<LocatedStatement> statements,
    Optional<Policy> policy,
    LintContext context) {
  public LocatedPolicy {
    statements = List.copyOf(statements);
  }

  public PolicyType type() {
    return context.type();
  }

  public Edits edits() {
    return new Edits(source);
  }
}
