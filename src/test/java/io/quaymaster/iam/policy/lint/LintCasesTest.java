package io.quaymaster.iam.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.inspection.Inspector;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintCasesTest {
  private static final boolean UPDATE = Boolean.getBoolean("cases.update");

  static List<LintCase> cases() {
    return LintCase.all(LintCase.ROOT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_findings_are_those_of_the_case(LintCase it) {
    if (UPDATE) {
      it.write();
      return;
    }
    assertThat(it.actual()).isEqualTo(it.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_case_shows_its_code_and_a_counterexample_does_not(LintCase it) {
    List<String> codes = it.findings().stream().map(finding -> finding.code().id()).toList();
    if (it.isCounterexample()) {
      assertThat(codes).doesNotContain(it.code());
    } else {
      assertThat(codes).contains(it.code());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_fix_mends_its_finding(LintCase it) {
    for (Finding finding : it.findings()) {
      for (Fix fix : finding.fixes()) {
        String mended = apply(fix, it.text());
        List<Finding> after = Inspector.inspect(new SourceText(mended), it.context());
        assertThat(count(after, finding))
            .as("%s: %s", fix.title(), mended)
            .isLessThan(count(it.findings(), finding));
        if (JsonReader.read(it.text()) instanceof JsonOutcome.Read) {
          assertThat(JsonReader.read(mended)).isInstanceOf(JsonOutcome.Read.class);
        }
      }
    }
  }

  @Test
  void every_code_has_a_case_and_a_counterexample() {
    var byCode = cases().stream().collect(Collectors.groupingBy(LintCase::code));
    assertThat(byCode.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(IssueCode.values()).map(IssueCode::id).toList());
    byCode.forEach((code, cases) -> {
      assertThat(cases).as(code).anyMatch(LintCase::isCounterexample);
      assertThat(cases).as(code).anyMatch(it -> !it.isCounterexample());
    });
  }

  /// How often the same is said: by code and message, but wherever it now stands.
  private static long count(List<Finding> findings, Finding like) {
    return findings.stream()
        .filter(f -> f.code() == like.code() && f.message().equals(like.message()))
        .count();
  }

  static String apply(Fix fix, String text) {
    return text.substring(0, fix.span().start().offset())
        + fix.replacement()
        + text.substring(fix.span().end().offset());
  }
}
