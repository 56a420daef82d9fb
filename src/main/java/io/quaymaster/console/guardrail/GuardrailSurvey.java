package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;

/// Who violates a guardrail today, whether it is on or not.
@Service
@Requires(ConsoleRole.VIEWER)
public class GuardrailSurvey {
  private static final int WINDOW = 500;

  private final PolicyCatalog policies;
  private final Surroundings surroundings;
  private final GuardrailExamination examination;

  GuardrailSurvey(
      PolicyCatalog policies, Surroundings surroundings, GuardrailExamination examination) {
    this.policies = policies;
    this.surroundings = surroundings;
    this.examination = examination;
  }

  /// A text in force that a guardrail does not hold for.
  public record Broken(PolicySummary policy, VersionNumber version, Examined examined) {}

  /// @param examined how many texts in force the guardrail is about
  public record Answer(List<Broken> broken, int examined) {
    public Answer {
      broken = List.copyOf(broken);
    }
  }

  /// Examines every text in force that the definition is about, whatever exceptions there are, and
  /// tells `progress` how many per cent are done.
  ///
  /// @throws CancellationException soon after `cancelled` says yes
  public Answer violations(
      GuardrailDefinition definition, IntConsumer progress, BooleanSupplier cancelled) {
    List<PolicySummary> all = inForce(definition);
    Surroundings.OnFile onFile = surroundings.read();
    List<Broken> broken = new ArrayList<>();
    int done = 0;
    for (PolicySummary policy : all) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("The examination was cancelled.");
      }
      VersionNumber active = java.util.Objects.requireNonNull(policy.active());
      String text = policies.version(new VersionId(policy.id(), active)).text();
      Examined examined = examination.examine(definition, policy, text, onFile, cancelled);
      if (examined.isBroken()) {
        broken.add(new Broken(policy, active, examined));
      }
      progress.accept(100 * ++done / all.size());
    }
    return new Answer(broken, done);
  }

  private List<PolicySummary> inForce(GuardrailDefinition definition) {
    PolicyFilter active =
        new PolicyFilter(
            "", EnumSet.copyOf(definition.types()), Set.of(), PolicyFilter.State.ACTIVE);
    List<PolicySummary> all = new ArrayList<>();
    List<PolicySummary> part;
    int read = 0;
    do {
      part = policies.policies(active, new Window(read, WINDOW));
      read += part.size();
      part.stream()
          .filter(policy -> policy.active() != null && definition.where().covers(policy.place()))
          .forEach(all::add);
    } while (part.size() == WINDOW);
    return all;
  }
}
