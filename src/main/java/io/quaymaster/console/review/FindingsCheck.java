package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.review.CheckResult.Outcome;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the linter says of the proposed texts that it did not say of those in force.
@Component
@Order(1)
class FindingsCheck implements ChangeCheck {
  private static final int MOST_NAMED = 3;

  private final PolicyCatalog policies;

  FindingsCheck(PolicyCatalog policies) {
    this.policies = policies;
  }

  @Override
  public CheckResult examine(List<ProposedText> texts) {
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (ProposedText text : texts) {
      List<String> known = sayings(text, text.before());
      for (Finding finding : findings(text, text.after())) {
        if (!known.remove(saying(finding)) || finding.type() == FindingType.ERROR) {
          switch (finding.type()) {
            case ERROR -> errors.add(finding.message());
            case SECURITY_WARNING, WARNING -> warnings.add(finding.message());
            case SUGGESTION -> {
              // Nobody has to answer for a matter of taste.
            }
          }
        }
      }
    }
    if (!errors.isEmpty()) {
      return result(Outcome.FAILED, named(errors));
    }
    return warnings.isEmpty()
        ? result(Outcome.PASSED, "Nothing new to warn of.")
        : result(Outcome.WARNED, named(warnings));
  }

  private List<Finding> findings(ProposedText of, @Nullable String text) {
    return text == null ? List.of() : policies.check(of.policy().id(), text);
  }

  private List<String> sayings(ProposedText of, @Nullable String text) {
    return new ArrayList<>(findings(of, text).stream().map(FindingsCheck::saying).toList());
  }

  private static String saying(Finding finding) {
    return finding.code() + " " + finding.message();
  }

  private static String named(List<String> messages) {
    String first = String.join(" ", messages.subList(0, Math.min(MOST_NAMED, messages.size())));
    int more = messages.size() - MOST_NAMED;
    return more > 0 ? first + " And " + more + " more." : first;
  }

  private static CheckResult result(Outcome outcome, String words) {
    return new CheckResult("findings", "Findings", outcome, words);
  }
}
