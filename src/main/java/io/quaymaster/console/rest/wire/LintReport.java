package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.service.RegistryKind;
import java.util.List;

/// What linting one input gave.
public sealed interface LintReport {
  String file();

  /// It could not be read at all.
  record NotRead(String file, String problem) implements LintReport {}

  /// `types` are those that it was looked at as: one, or all that it can be if nobody said which
  /// (`guessed`).
  record Linted(
      String file,
      SourceText source,
      List<PolicyType> types,
      boolean guessed,
      RegistryKind registry,
      List<Said> findings)
      implements LintReport {
    public Linted {
      types = List.copyOf(types);
      findings = List.copyOf(findings);
    }

    /// Whether it is no JSON.
    public boolean isBroken() {
      return findings.stream().anyMatch(said -> said.finding().code() == IssueCode.SYNTAX_JSON);
    }

    public int count(FindingType type) {
      return (int) findings.stream().filter(said -> said.finding().type() == type).count();
    }

    public boolean isAmbiguous() {
      return types.size() > 1;
    }
  }

  /// A finding and the types of policy as which the document has it.
  record Said(Finding finding, List<PolicyType> types) {
    public Said {
      types = List.copyOf(types);
    }
  }
}
