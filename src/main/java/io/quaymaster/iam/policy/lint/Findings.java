package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.text.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Collects what the rules find.
public final class Findings {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.<Finding>comparingInt(finding -> finding.location().span().start().offset())
          .thenComparing(
              finding -> finding.location().span().end().offset(), Comparator.reverseOrder())
          .thenComparing(Finding::type)
          .thenComparing(Finding::code)
          .thenComparing(Finding::message);

  private final List<Finding> all = new ArrayList<>();

  public void add(Finding finding) {
    all.add(finding);
  }

  /// Adds a finding of the type that its code has by default.
  public void add(IssueCode code, Location location, String message, Fix... fixes) {
    add(code, code.defaultType(), location, message, fixes);
  }

  public void add(
      IssueCode code, FindingType type, Location location, String message, Fix... fixes) {
    all.add(new Finding(code, type, message, location, List.of(fixes)));
  }

  /// Whether anything so far passes a test.
  public boolean any(Predicate<Finding> test) {
    return all.stream().anyMatch(test);
  }

  /// Everything so far in the order of the text; of what starts together, the longest stretch and
  /// the gravest type first.
  List<Finding> inOrder() {
    List<Finding> sorted = new ArrayList<>(all);
    sorted.sort(BY_PLACE);
    return List.copyOf(sorted);
  }
}
