package io.quaymaster.console.review;

import io.quaymaster.console.guardrail.Examined;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.guardrail.GuardrailReport;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.review.CheckResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What the guardrails say of the proposed texts. What cannot be proven counts as violated.
@Component
@Order(2)
class GuardrailsCheck implements ChangeCheck {
  private final Guardrails guardrails;

  GuardrailsCheck(Guardrails guardrails) {
    this.guardrails = guardrails;
  }

  @Override
  public CheckResult examine(List<ProposedText> texts) {
    List<String> words = new ArrayList<>();
    boolean blocked = false;
    boolean warned = false;
    int proven = 0;
    for (ProposedText text : texts) {
      GuardrailReport report = guardrails.examine(text.policy(), text.after());
      blocked |= report.isBlocking();
      warned |= report.isBroken(GuardrailLevel.ADVISORY);
      for (GuardrailReport.Result result : report.results()) {
        if (result.examined().isBroken() && result.guardrail().level() != GuardrailLevel.EVALUATE) {
          words.add(sentence(text, result));
        } else if (!result.examined().isBroken()) {
          proven++;
        }
      }
    }
    Outcome outcome = blocked ? Outcome.FAILED : warned ? Outcome.WARNED : Outcome.PASSED;
    if (words.isEmpty()) {
      words.add(proven == 0 ? "No guardrail that is on applies." : "Every guardrail holds.");
    }
    return new CheckResult("guardrails", "Guardrails", outcome, String.join(" ", words));
  }

  private static String sentence(ProposedText text, GuardrailReport.Result result) {
    String subject = text.policy().name() + " and “" + result.guardrail().title() + "”: ";
    return subject
        + switch (result.examined()) {
          case Examined.Violated violated ->
              "violated by " + violated.classes().getFirst().principals().text() + ".";
          case Examined.Undecided undecided -> "not decided, so it counts as violated.";
          case Examined.Held held -> "holds.";
          case Examined.Exempt exempt -> "excepted.";
        };
  }
}
