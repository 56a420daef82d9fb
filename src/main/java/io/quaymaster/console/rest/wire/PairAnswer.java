package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.finding.Finding;
import java.util.List;
import java.util.Optional;

/// The answer to a pair. `findings` are about one document each: what makes it unacceptable, or
/// statements of it that do nothing.
public sealed interface PairAnswer {
  Pair pair();

  List<SideFinding> findings();

  /// `EQUIVALENT`, `MORE_PERMISSIVE`, `LESS_PERMISSIVE`, `INCOMPARABLE`, `UNDECIDED` or `INVALID`.
  String verdict();

  record Compared(Pair pair, Comparison comparison, List<SideFinding> findings, long micros)
      implements PairAnswer {
    public Compared {
      findings = List.copyOf(findings);
    }

    @Override
    public String verdict() {
      return comparison.verdict().name();
    }
  }

  /// The comparison broke down, which is a defect of ours; other pairs are not affected.
  record Failed(Pair pair, String defect) implements PairAnswer {
    @Override
    public List<SideFinding> findings() {
      return List.of();
    }

    @Override
    public String verdict() {
      return Verdict.UNDECIDED.name();
    }
  }

  record Invalid(Pair pair, List<SideFinding> findings) implements PairAnswer {
    public Invalid {
      findings = List.copyOf(findings);
    }

    @Override
    public String verdict() {
      return "INVALID";
    }
  }

  /// A finding in the document of a side, `before` or `after`.
  record SideFinding(Pair.Document document, String side, Finding finding) {
    /// The statement that it is about, counted from 0, if it is about one.
    public Optional<Integer> statement() {
      return StatementIndex.of(finding.location());
    }
  }
}
