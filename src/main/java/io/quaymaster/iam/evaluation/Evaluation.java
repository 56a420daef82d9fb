package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Decision.Allowed;
import io.quaymaster.iam.evaluation.Decision.ExplicitDeny;
import io.quaymaster.iam.evaluation.Decision.ImplicitDeny;
import io.quaymaster.iam.evaluation.LayerTrace.LevelTrace;
import io.quaymaster.iam.evaluation.LayerTrace.PolicyTrace;
import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request held against all statements: what every layer said, and the decision that follows.
record Evaluation(
    RequestFacts facts, Applicability applicability, List<LayerTrace> layers, Decision decision) {
  static Evaluation of(RequestContext request, PolicySet policies, ServiceReference reference) {
    RequestFacts facts = RequestFacts.of(request, reference);
    Applicability applicability = new Applicability(facts, policies);
    List<LayerTrace> layers = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      layers.add(trace(layer, facts, applicability));
    }
    DecisionLogic logic = new DecisionLogic(facts, applicability);
    Decision decision = logic.withoutPolicies().orElseGet(() -> logic.decide(tally(layers)));
    return new Evaluation(facts, applicability, List.copyOf(layers), decision);
  }

  /// The decision alone: what each statement failed on is not kept.
  static Decision decide(RequestContext request, PolicySet policies, ServiceReference reference) {
    RequestFacts facts = RequestFacts.of(request, reference);
    Applicability applicability = new Applicability(facts, policies);
    DecisionLogic logic = new DecisionLogic(facts, applicability);
    return logic.withoutPolicies().orElseGet(() -> logic.decide(tally(facts, applicability)));
  }

  private static Tally tally(RequestFacts facts, Applicability applicability) {
    StatementMatching matching = StatementMatching.of(facts, applicability);
    Tally tally = new Tally();
    for (Layer layer : Layer.values()) {
      if (applicability.applies(layer)) {
        for (PolicySet.Level level : levels(layer, applicability.policies())) {
          count(level, layer, matching, tally);
        }
      }
    }
    return tally;
  }

  private static void count(
      PolicySet.Level level, Layer layer, StatementMatching matching, Tally tally) {
    boolean silent = true;
    for (AttachedPolicy policy : level.policies()) {
      for (Statement statement : policy.policy().statements()) {
        MatchLevel matched = matching.level(statement, layer.policyType());
        if (matched != MatchLevel.NONE) {
          silent &= statement.isDeny();
          count(statement.effect(), matched, layer, tally);
        }
      }
    }
    if (layer == Layer.SCP && silent) {
      tally.scpLevelIsSilent();
    }
  }

  private static void count(Effect effect, MatchLevel level, Layer layer, Tally tally) {
    switch (effect) {
      case ALLOW -> tally.allow(layer, level);
      case DENY -> tally.deny(layer);
    }
  }

  EvaluationResult result() {
    return new EvaluationResult(decision, deciding(), NoteTaker.notes(this));
  }

  private List<DecidingStatement> deciding() {
    return switch (decision) {
      case ExplicitDeny _ -> layers.stream().flatMap(layer -> layer.matching(Effect.DENY)).toList();
      case ImplicitDeny _ -> List.of();
      case Allowed(Decision.Granter by) ->
          layers.stream()
              .filter(layer -> by.layers().contains(layer.layer()))
              .flatMap(layer -> layer.matching(Effect.ALLOW))
              .toList();
    };
  }

  static Tally tally(List<LayerTrace> layers) {
    Tally tally = new Tally();
    for (LayerTrace layer : layers) {
      for (LevelTrace level : layer.levels()) {
        level.policies().stream()
            .flatMap(policy -> policy.statements().stream())
            .forEach(statement -> count(statement, layer.layer(), tally));
        boolean silent = level.policies().stream().noneMatch(Evaluation::allows);
        if (layer.layer() == Layer.SCP && silent) {
          tally.scpLevelIsSilent();
        }
      }
    }
    return tally;
  }

  static boolean allows(PolicyTrace policy) {
    return policy.statements().stream()
        .anyMatch(statement -> statement.isMatched() && statement.effect() == Effect.ALLOW);
  }

  private static void count(StatementTrace statement, Layer layer, Tally tally) {
    if (statement.match() instanceof Match.Matched(MatchLevel level)) {
      count(statement.effect(), level, layer, tally);
    }
  }

  private static LayerTrace trace(Layer layer, RequestFacts facts, Applicability applicability) {
    Applicability.Verdict verdict = applicability.of(layer);
    if (!verdict.applies()) {
      return new LayerTrace(layer, verdict.answer(), verdict.reason(), List.of());
    }
    StatementMatching matching = StatementMatching.of(facts, applicability);
    List<LevelTrace> levels =
        levels(layer, applicability.policies()).stream()
            .map(level ->
                new LevelTrace(
                    level.name(),
                    level.policies().stream()
                        .map(policy -> trace(policy, layer.policyType(), matching))
                        .toList()))
            .toList();
    return new LayerTrace(layer, answer(layer, levels), verdict.reason(), levels);
  }

  private static PolicyTrace trace(
      AttachedPolicy policy, PolicyType type, StatementMatching matching) {
    List<Statement> statements = policy.policy().statements();
    List<StatementTrace> traces = new ArrayList<>(statements.size());
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      traces.add(
          new StatementTrace(
              new StatementRef(i, statement.sid()), statement, matching.match(statement, type)));
    }
    return new PolicyTrace(policy, traces);
  }

  /// SCPs allow if every level does; RCPs always do, by `RCPFullAWSAccess`.
  private static LayerAnswer answer(Layer layer, List<LevelTrace> levels) {
    List<LayerAnswer> answers = levels.stream().map(LevelTrace::answer).toList();
    if (answers.contains(LayerAnswer.DENIES)) {
      return LayerAnswer.DENIES;
    }
    return layer == Layer.RCP || !answers.contains(LayerAnswer.SILENT)
        ? LayerAnswer.ALLOWS
        : LayerAnswer.SILENT;
  }

  /// The policies of a layer: for SCPs and RCPs the levels of the organization, for the others one
  /// group.
  static List<PolicySet.Level> levels(Layer layer, PolicySet policies) {
    return switch (layer) {
      case SCP -> policies.scps();
      case RCP -> policies.rcps();
      case IDENTITY -> List.of(new PolicySet.Level("", policies.identityPolicies()));
      case REPOSITORY -> one(policies.repositoryPolicy());
      case REGISTRY -> one(policies.registryPolicy());
      case BOUNDARY -> one(policies.permissionsBoundary());
      case SESSION -> one(policies.sessionPolicy());
    };
  }

  private static List<PolicySet.Level> one(@Nullable AttachedPolicy policy) {
    return policy == null ? List.of() : List.of(new PolicySet.Level("", List.of(policy)));
  }
}
