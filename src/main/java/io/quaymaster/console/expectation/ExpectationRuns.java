package io.quaymaster.console.expectation;

import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.Supposition;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Runs expectations, with what is in force now or with other texts in the place of some of it.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class ExpectationRuns {
  private final ExpectationRevisions revisions;
  private final Answering answering;
  private final AccessChecks checks;
  private final PolicyCatalog policies;
  private final Clock clock;

  ExpectationRuns(
      ExpectationRevisions revisions,
      Answering answering,
      AccessChecks checks,
      PolicyCatalog policies,
      Clock clock) {
    this.revisions = revisions;
    this.answering = answering;
    this.checks = checks;
    this.policies = policies;
    this.clock = clock;
  }

  /// Runs every expectation that the proposed texts can have a say about, as if they were in force
  /// instead of what is; for no texts, every expectation. An expectation on which a text has a say
  /// that cannot be read has no answer.
  ///
  /// @param proposed null where no version is to be in force any more
  /// @throws CancellationException when its thread is interrupted
  public ExpectationReport run(Map<PolicyId, @Nullable String> proposed) {
    return run(proposed, done -> {}, () -> Thread.currentThread().isInterrupted());
  }

  /// The same. Tells `progress` how many per cent are done, and ends with a `CancellationException`
  /// soon after `cancelled` says yes.
  public ExpectationReport run(
      Map<PolicyId, @Nullable String> proposed, IntConsumer progress, BooleanSupplier cancelled) {
    List<PolicySummary> unreadable = new ArrayList<>();
    Map<PolicyId, @Nullable Policy> texts = new LinkedHashMap<>();
    proposed.forEach((id, text) -> {
      PolicySummary policy =
          policies
              .policy(id)
              .orElseThrow(() -> new IllegalArgumentException("There is no policy " + id + "."));
      if (text == null) {
        texts.put(id, null);
        return;
      }
      switch (PolicyParser.parse(new SourceText(text), policy.type())) {
        case ParseOutcome.Parsed parsed -> texts.put(id, parsed.policy());
        case ParseOutcome.Unreadable illegible -> unreadable.add(policy);
      }
    });
    Supposition supposition = checks.suppose(clock.instant(), texts);
    Supposition illegible = checks.suppose(clock.instant(), empty(unreadable));
    List<Expectation> all =
        revisions.newest().stream()
            .filter(one -> !one.content().retired())
            .filter(one ->
                proposed.isEmpty()
                    || supposition.isAbout(one.content().at())
                    || illegible.isAbout(one.content().at()))
            .toList();
    List<ExpectationReport.Result> results = new ArrayList<>();
    for (Expectation one : all) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("The run was cancelled.");
      }
      results.add(
          new ExpectationReport.Result(
              one,
              illegible.isAbout(one.content().at())
                  ? new Met.Unanswerable("A proposed text cannot be read.")
                  : answering.ask(one.content(), supposition)));
      progress.accept(100 * results.size() / all.size());
    }
    results.sort(
        Comparator.comparing((ExpectationReport.Result result) -> order(result.met().standing()))
            .thenComparing(result -> result.expectation().content().severity()));
    return new ExpectationReport(results);
  }

  private static int order(Met.Standing standing) {
    return switch (standing) {
      case BROKEN -> 0;
      case UNANSWERABLE -> 1;
      case MET -> 2;
    };
  }

  private static Map<PolicyId, @Nullable Policy> empty(List<PolicySummary> policies) {
    Map<PolicyId, @Nullable Policy> all = new LinkedHashMap<>();
    policies.forEach(policy ->
        all.put(
            policy.id(),
            new Policy(io.quaymaster.iam.policy.LanguageVersion.V2012_10_17, null, List.of())));
    return all;
  }

  /// What an expectation that is not kept yet would give now.
  public Met tryOut(ExpectationContent content) {
    return answering.ask(content, checks.suppose(clock.instant(), Map.of()));
  }
}
