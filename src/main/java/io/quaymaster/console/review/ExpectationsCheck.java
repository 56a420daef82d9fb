package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.expectation.ExpectationReport;
import io.quaymaster.console.expectation.ExpectationRuns;
import io.quaymaster.console.expectation.Met;
import io.quaymaster.console.review.CheckResult.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Whether every expectation on which the proposed texts have a say would still be met.
@Component
@Order(3)
class ExpectationsCheck implements ChangeCheck {
  private static final int MOST_NAMED = 3;

  private final ExpectationRuns runs;

  ExpectationsCheck(ExpectationRuns runs) {
    this.runs = runs;
  }

  @Override
  public CheckResult examine(List<ProposedText> texts) {
    Map<PolicyId, @Nullable String> proposed = new LinkedHashMap<>();
    texts.forEach(text -> proposed.put(text.policy().id(), text.after()));
    ExpectationReport report = runs.run(proposed);
    List<ExpectationReport.Result> unmet =
        report.results().stream().filter(result -> !(result.met() instanceof Met.Yes)).toList();
    if (unmet.isEmpty()) {
      return result(
          Outcome.PASSED,
          report.results().isEmpty()
              ? "No expectation hangs on what is proposed."
              : "All that hang on what is proposed are met: " + report.results().size() + ".");
    }
    return result(report.isBlocking() ? Outcome.FAILED : Outcome.WARNED, named(unmet));
  }

  private static String named(List<ExpectationReport.Result> unmet) {
    String first =
        unmet.stream()
            .limit(MOST_NAMED)
            .map(one -> "“" + one.expectation().content().title() + "”: " + one.met().why())
            .collect(Collectors.joining(" "));
    int more = unmet.size() - MOST_NAMED;
    return more > 0 ? first + " And " + more + " more." : first;
  }

  private static CheckResult result(Outcome outcome, String words) {
    return new CheckResult("expectations", "Expectations", outcome, words);
  }
}
