package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.policy.write.PolicyWriter;

/// The hash of what a text says, so that texts that differ only in layout have the same. It is that
/// of the parsed policy, which drops white space, letter case where it does not count, and the
/// spelling of accounts.
final class CanonicalForm {
  private CanonicalForm() {}

  static ContentHash hash(PolicyType type, String text) {
    return switch (PolicyParser.parse(new SourceText(text), type)) {
      case ParseOutcome.Parsed parsed -> ContentHash.of(PolicyWriter.canonical(parsed.policy()));
      case ParseOutcome.Unreadable unreadable -> ContentHash.of(text);
    };
  }
}
