package io.quaymaster.console.expectation;

import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.Supposition;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.prose.StatementSentences;
import io.quaymaster.iam.service.ServiceReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which statements of a text some expectation depends on, and which none.
///
/// An expectation depends on a statement if the statement is among those that decide its answer, or
/// if the answer is another one without it. So of two statements that allow the same, both count.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class ExpectationCoverage {
  private static final int WINDOW = 500;
  private static final PolicyFilter IN_FORCE =
      new PolicyFilter("", Set.of(), Set.of(), PolicyFilter.State.ACTIVE);
  private static final StatementSentences SENTENCES =
      new StatementSentences(ServiceReference.load());

  private final ExpectationRevisions revisions;
  private final Answering answering;
  private final AccessChecks checks;
  private final PolicyCatalog policies;
  private final Clock clock;

  ExpectationCoverage(
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

  /// A statement and the expectations that depend on it.
  ///
  /// @param sentence what the statement says, in words
  public record Covered(StatementRef statement, String sentence, List<Expectation> by) {
    public Covered {
      by = List.copyOf(by);
    }

    public boolean isCovered() {
      return !by.isEmpty();
    }
  }

  /// The statements of the text in force of a policy.
  public record OfPolicy(PolicySummary policy, List<Covered> statements) {
    public OfPolicy {
      statements = List.copyOf(statements);
    }

    public List<Covered> uncovered() {
      return statements.stream().filter(one -> !one.isCovered()).toList();
    }
  }

  /// Every text in force. Tells `progress` how many per cent are done.
  ///
  /// @throws CancellationException soon after `cancelled` says yes
  public List<OfPolicy> inForce(IntConsumer progress, BooleanSupplier cancelled) {
    List<PolicySummary> active = new ArrayList<>();
    List<PolicySummary> part;
    do {
      part = policies.policies(IN_FORCE, new Window(active.size(), WINDOW));
      active.addAll(part);
    } while (part.size() == WINDOW);
    List<OfPolicy> all = new ArrayList<>();
    for (PolicySummary policy : active) {
      String text = policies.active(policy.id()).map(PolicyVersion::text).orElse("");
      all.add(new OfPolicy(policy, of(policy.id(), text, cancelled)));
      progress.accept(100 * all.size() / active.size());
    }
    return all;
  }

  /// Each statement of `text` as if it were in force as this policy; none where it cannot be read.
  ///
  /// @throws CancellationException soon after `cancelled` says yes
  public List<Covered> of(PolicyId id, String text, BooleanSupplier cancelled) {
    PolicySummary policy =
        policies
            .policy(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no policy " + id + "."));
    return switch (PolicyParser.parse(new SourceText(text), policy.type())) {
      case ParseOutcome.Parsed parsed -> of(policy, parsed.policy(), cancelled);
      case ParseOutcome.Unreadable unreadable -> List.of();
    };
  }

  private List<Covered> of(PolicySummary policy, Policy text, BooleanSupplier cancelled) {
    Supposition whole = checks.suppose(clock.instant(), Map.of(policy.id(), text));
    List<Asked> asked = new ArrayList<>();
    for (Expectation one : revisions.newest()) {
      if (!one.content().retired() && whole.isAbout(one.content().at())) {
        answers(one, whole).ifPresent(answers -> asked.add(new Asked(one, answers)));
      }
    }
    List<Covered> covered = new ArrayList<>();
    for (int i = 0; i < text.statements().size(); i++) {
      Supposition without = whole.with(policy.id(), without(text, i));
      List<Expectation> by = new ArrayList<>();
      for (Asked one : asked) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException("The examination was cancelled.");
        }
        if (one.isDecidedBy(policy, i) || one.isAnswered(answers(one.expectation(), without))) {
          by.add(one.expectation());
        }
      }
      Statement statement = text.statements().get(i);
      covered.add(new Covered(new StatementRef(i, statement.sid()), SENTENCES.of(statement), by));
    }
    return covered;
  }

  private static Policy without(Policy text, int index) {
    List<Statement> left = new ArrayList<>(text.statements());
    left.remove(index);
    return new Policy(text.version(), text.id(), left);
  }

  private Optional<List<AccessAnswer>> answers(Expectation expectation, Supposition supposition) {
    try {
      return Optional.of(answering.answers(expectation.content(), supposition));
    } catch (IllegalArgumentException | CatalogException e) {
      return Optional.empty(); // What cannot be asked depends on nothing.
    }
  }

  /// An expectation and its answers under the whole text.
  private record Asked(Expectation expectation, List<AccessAnswer> answers) {

    boolean isDecidedBy(PolicySummary policy, int index) {
      return answers.stream()
          .flatMap(answer -> answer.explanation().result().statements().stream())
          .anyMatch(deciding ->
              deciding.policy().equals(policy.name())
                  && deciding.layer().policyType() == policy.type()
                  && deciding.statement().index() == index);
    }

    /// Whether these answers are others.
    boolean isAnswered(Optional<List<AccessAnswer>> others) {
      return others.map(Asked::verdicts).filter(verdicts(answers)::equals).isEmpty();
    }

    private static List<Verdict> verdicts(List<AccessAnswer> answers) {
      return answers.stream().map(AccessAnswer::verdict).toList();
    }
  }
}
