package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts texts to guardrails.
@Component
class GuardrailExamination {
  private final Surroundings surroundings;
  private final GuardrailProof proof = new GuardrailProof();

  GuardrailExamination(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<GuardrailReport.Result> examine(
      List<Guardrail> guardrails,
      PolicySummary policy,
      @Nullable String text,
      Instant now,
      BooleanSupplier cancelled) {
    if (guardrails.isEmpty()) {
      return List.of();
    }
    Surroundings.OnFile onFile = surroundings.read();
    return guardrails.stream()
        .map(guardrail ->
            new GuardrailReport.Result(
                guardrail,
                guardrail
                    .exemptionOf(policy, now)
                    .<Examined>map(Examined.Exempt::new)
                    .orElseGet(
                        () -> examine(guardrail.definition(), policy, text, onFile, cancelled))))
        .toList();
  }

  /// Whatever exceptions there are.
  Examined examine(
      GuardrailDefinition definition,
      PolicySummary policy,
      @Nullable String text,
      Surroundings.OnFile onFile,
      BooleanSupplier cancelled) {
    if (text == null) {
      return new Examined.Held();
    }
    Optional<Policy> parsed = parse(policy, text);
    return parsed
        .map(read ->
            proof.examine(
                definition, new GuardrailProof.Text(policy, read, text), onFile, cancelled))
        .orElseGet(() -> new Examined.Undecided("the text cannot be read"));
  }

  private static Optional<Policy> parse(PolicySummary policy, String text) {
    return switch (PolicyParser.parse(new SourceText(text), policy.type())) {
      case ParseOutcome.Parsed parsed -> Optional.of(parsed.policy());
      case ParseOutcome.Unreadable unreadable -> Optional.empty();
    };
  }
}
