package io.quaymaster.console.access;

import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.TaskAnswer.NeedAnswer;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.PolicyId;
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
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final Substitutions substitutions;

  AccessChecks(Requests requests, Substitutions substitutions) {
    this.requests = requests;
    this.substitutions = substitutions;
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

  /// What was in force at an instant, with texts in the place of what these policies say: wherever
  /// they are attached now, whether a version of theirs is in force or not.
  ///
  /// @param texts null where none is to be in force
  public Supposition suppose(Instant instant, Map<PolicyId, @Nullable Policy> texts) {
    return new Supposition(requests, instant, substitutions.of(texts));
  }

  /// Answers one question of many; `snapshot` is of its instant.
  ///
  /// @throws IllegalArgumentException as for a single question
  public AccessAnswer ask(AccessQuestion question, PolicySnapshot snapshot) {
    return answer(question, requests.prepare(question, snapshot));
  }

  /// Answers one question of many with texts in the place of others; `supposition` is of its
  /// instant.
  ///
  /// @throws IllegalArgumentException as for a single question
  public AccessAnswer ask(AccessQuestion question, Supposition supposition) {
    return answer(question, supposition.prepare(question));
  }

  private AccessAnswer answer(AccessQuestion question, Requests.Prepared prepared) {
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
    return answer(question, task, one -> ask(one, snapshot));
  }

  /// The same with texts in the place of others.
  public TaskAnswer ask(AccessQuestion question, TaskDefinition task, Supposition supposition) {
    return answer(question, task, one -> ask(one, supposition));
  }

  private static TaskAnswer answer(
      AccessQuestion question, TaskDefinition task, Function<AccessQuestion, AccessAnswer> ask) {
    Function<Need, NeedAnswer> need =
        asked -> new NeedAnswer(asked, ask.apply(question.withAction(asked.action())));
    return new TaskAnswer(
        task,
        task.needs().stream().filter(Need::isUnconditional).map(need).toList(),
        Stream.concat(
                task.needs().stream().filter(asked -> !asked.isUnconditional()),
                task.optional().stream())
            .map(need)
            .toList());
  }

  private Verdict verdict(
      Requests.Prepared prepared, Explanation explanation, Set<Layer> notOnFile) {
    RequestContext request = prepared.completed().request();
    PolicySet policies = prepared.applied().policies();
    Decision decision = explanation.decision();
    if (Unfiled.decide(notOnFile, evaluator, request, prepared.applied())) {
      return new Verdict.Unknown(Unfiled.sentence(notOnFile, prepared.applied()));
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
