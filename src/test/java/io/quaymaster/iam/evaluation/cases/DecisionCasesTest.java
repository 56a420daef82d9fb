package io.quaymaster.iam.evaluation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.service.ServiceReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DecisionCasesTest {
  static final List<String> LINES =
      Stream.of("decision-cases.jsonl", "more-decision-cases.jsonl")
          .flatMap(DecisionCasesTest::lines)
          .toList();

  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  @ParameterizedTest
  @FieldSource("LINES")
  void the_answer_is_the_expected_one(String line) {
    DecisionCase read = read(line);
    CaseAnswer answer = read.answer(evaluator);
    DecisionCase.Expectation expected = Objects.requireNonNull(read.expectation());
    assertThat(answer.word() + " by " + answer.byWord())
        .as("%s: %s (%s)", read.id(), read.title(), expected.reason())
        .isEqualTo(expected.decision() + " by " + expected.by());
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void a_written_case_reads_as_the_same(String line) {
    DecisionCase read = read(line);
    if (read.invalid().isEmpty()) {
      assertThat(read(DecisionCases.write(read))).isEqualTo(read);
    }
  }

  private static DecisionCase read(String line) {
    return switch (DecisionCases.read(line)) {
      case CaseOutcome.Read(DecisionCase decisionCase) -> decisionCase;
      case CaseOutcome.Malformed(String message) ->
          throw new AssertionError(message + " in " + line);
    };
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = DecisionCasesTest.class.getResourceAsStream("/cases/decision/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
