package io.quaymaster.console.comparison;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.SourceMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A side as it was read. `policy` is missing where there is none, and where the text cannot be
/// read: then `findings` say why.
public record Document(
    Side side, String text, @Nullable Policy policy, SourceMap sourceMap, List<Finding> findings) {
  public Document {
    findings = List.copyOf(findings);
  }

  static Document of(Side side, String text, ParseOutcome outcome) {
    return switch (outcome) {
      case ParseOutcome.Parsed parsed ->
          new Document(side, text, parsed.policy(), parsed.sourceMap(), parsed.findings());
      case ParseOutcome.Unreadable unreadable ->
          new Document(side, text, null, unreadable.sourceMap(), unreadable.findings());
    };
  }

  public boolean isLegible() {
    return policy != null || side instanceof Side.Nothing;
  }
}
