package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.text.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What reading a text as a policy gave.
public sealed interface ParseOutcome {
  List<Finding> findings();

  /// A well-formed policy of its type. `findings` holds what the parser itself noticed, none of it
  /// an error of grammar.
  record Parsed(Policy policy, SourceMap sourceMap, List<Finding> findings)
      implements ParseOutcome {
    public Parsed {
      findings = List.copyOf(findings);
    }
  }

  /// A text that its service would refuse. `json` is its tree where the text is JSON at all;
  /// `legible` is what could be understood nevertheless, for display and for comparing documents
  /// whose only fault is that they say nothing.
  record Unreadable(
      List<Finding> findings, @Nullable Json json, @Nullable Policy legible, SourceMap sourceMap)
      implements ParseOutcome {
    public Unreadable {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("Unreadable without a finding");
      }
    }
  }
}
