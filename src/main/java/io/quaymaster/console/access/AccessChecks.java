package io.quaymaster.console.access;

import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.TaskAnswer.NeedAnswer;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.iam.analysis.AccessConditions;
import io.quaymaster.iam.analysis.ConditionalAccess;
import io.quaymaster.iam.analysis.OpenRequest;
import io.quaymaster.iam.evaluation.Decision;
import io.quaymaster.iam.evaluation.Decision.ExplicitDeny;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Answers access questions from what is on file.
///
/// A policy that nobody put on file is not the same as a policy that says nothing: where the answer
/// hangs on one, it is *unknown*, and where it hangs on a key that the question does not tell, it
/// is *conditional*.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class AccessChecks {
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());
  private final ConditionalAccess conditional = new ConditionalAccess();
  private final Requests requests;

  AccessChecks(Requests requests) {
    this.requests = requests;
  }

  /// Answers one question.
  ///
  /// @throws IllegalArgumentException if the principal or the action cannot be read; the message
  ///   says what is wrong with it
  public AccessAnswer ask(AccessQuestion question) {
    return ask(question, requests.at(question.at()));
  }

  /// What was in force at an instant, for the answers to many questions about it.
  public PolicySnapshot at(Instant instant) {
    return requests.at(instant);
  }

  /// Answers one question of many; `snapshot` is of its instant.
  ///
  /// @throws IllegalArgumentException as for a single question
  public AccessAnswer ask(AccessQuestion question, PolicySnapshot snapshot) {
    Requests.Prepared prepared = requests.prepare(question, snapshot);
    RequestContext request = prepared.completed().request();
    AppliedPolicies applied = prepared.applied();
    Explanation explanation = evaluator.explain(request, applied.policies());
    Set<Layer> notOnFile = Unfiled.layers(applied, explanation);
    return new AccessAnswer(
        question,
        verdict(prepared, explanation, notOnFile),
        explanation,
        prepared.completed().derived(),
        prepared.completed().warnings(),
        applied,
        notOnFile);
  }

  /// Answers the same question for every action of a task; the question's own action does not
  /// matter.
  public TaskAnswer ask(AccessQuestion question, TaskDefinition task) {
    return ask(question, task, requests.at(question.at()));
  }

  /// The same for one question of many.
  public TaskAnswer ask(AccessQuestion question, TaskDefinition task, PolicySnapshot snapshot) {
    return new TaskAnswer(
        task,
        answers(question, snapshot, task.needs().stream().filter(Need::isUnconditional).toList()),
        answers(
            question,
            snapshot,
            java.util.stream.Stream.concat(
                    task.needs().stream().filter(need -> !need.isUnconditional()),
                    task.optional().stream())
                .toList()));
  }

  private List<NeedAnswer> answers(
      AccessQuestion question, PolicySnapshot snapshot, List<Need> needs) {
    return needs.stream()
        .map(need -> new NeedAnswer(need, ask(question.withAction(need.action()), snapshot)))
        .toList();
  }

  private Verdict verdict(
      Requests.Prepared prepared, Explanation explanation, Set<Layer> notOnFile) {
    RequestContext request = prepared.completed().request();
    PolicySet policies = prepared.applied().policies();
    Decision decision = explanation.decision();
    if (Unfiled.decide(notOnFile, evaluator, request, prepared.applied())) {
      return new Verdict.Unknown(Unfiled.sentence(notOnFile));
    }
    OpenRequest open = new OpenRequest(request, key -> OpenKeys.isOpen(key, prepared.applied()));
    AccessConditions conditions = conditional.of(open, policies);
    if (conditions instanceof AccessConditions.Sometimes(var cases, boolean complete)) {
      return new Verdict.Conditional(
          decision.isAllowed(), cases, complete ? "" : "There are more cases than these.");
    }
    if (conditions instanceof AccessConditions.Undecided(String why, var sure)) {
      return new Verdict.Conditional(
          decision.isAllowed(), sure, "Beyond that it could not be decided: " + why + ".");
    }
    return switch (decision) {
      case Decision.Allowed allowed -> new Verdict.Allowed();
      case ExplicitDeny deny -> new Verdict.DeniedExplicitly();
      case Decision.ImplicitDeny deny -> new Verdict.DeniedImplicitly();
    };
  }
}
