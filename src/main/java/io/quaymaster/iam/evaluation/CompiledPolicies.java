package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Decision.ExplicitDeny;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ServiceDefinition;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A set of policies prepared for many requests: decides the same as `Evaluator`, without
/// explaining it. For every known action the statements about it are set aside beforehand, patterns
/// and values are read once. Immutable, for any number of threads.
///
/// Cost of preparing: statements × known actions. Cost of deciding: the statements about the
/// action.
public final class CompiledPolicies {
  private final ServiceReference reference;
  private final PolicySet policies;
  private final List<Level> levels = new ArrayList<>();
  private final Map<String, Plan> plans = new HashMap<>();

  private CompiledPolicies(PolicySet policies, ServiceReference reference) {
    this.reference = reference;
    this.policies = policies;
    for (Layer layer : Layer.values()) {
      for (PolicySet.Level level : Evaluation.levels(layer, policies)) {
        levels.add(Level.of(layer, level));
      }
    }
    for (ServiceDefinition service : reference.services()) {
      for (ActionDefinition action : service.actions()) {
        plans.put(
            action.id(),
            new Plan(
                service.prefix(),
                action.name().toLowerCase(Locale.ROOT),
                !action.hasResourceType(),
                levels));
      }
    }
  }

  /// Prepares `policies`; `reference` tells which actions know a resource.
  public static CompiledPolicies of(PolicySet policies, ServiceReference reference) {
    return new CompiledPolicies(policies, reference);
  }

  /// The decision of `Evaluator`.
  public Decision decide(RequestContext request) {
    Plan plan = plan(request);
    RequestFacts facts =
        new RequestFacts(
            request,
            plan.service,
            plan.name,
            plan.withoutResource || request.resource().equals("*"));
    Applicability applicability = new Applicability(facts, policies);
    DecisionLogic logic = new DecisionLogic(facts, applicability);
    Optional<Decision> decided = logic.withoutPolicies();
    return decided.isPresent() ? decided.get() : decide(plan, facts, applicability, logic);
  }

  /// Of a known action in its usual spelling the plan is at hand; of others it is made, or found
  /// under that spelling.
  private Plan plan(RequestContext request) {
    Plan known = plans.get(request.action());
    if (known != null) {
      return known;
    }
    RequestFacts facts = RequestFacts.of(request, reference);
    Optional<ActionDefinition> action = reference.action(facts.service(), facts.name());
    Plan respelt = action.map(ActionDefinition::id).map(plans::get).orElse(null);
    return respelt != null ? respelt : new Plan(facts.service(), facts.name(), false, levels);
  }

  private Decision decide(
      Plan plan, RequestFacts facts, Applicability applicability, DecisionLogic logic) {
    CompiledRequest request =
        CompiledRequest.of(
            facts, applicability.applies(Layer.BOUNDARY) && !facts.isFederatedUser());
    for (Level level : plan.levels) {
      if (level.denies.length > 0 && applicability.applies(level.layer) && level.denies(request)) {
        return new ExplicitDeny(level.layer);
      }
    }
    Tally tally = new Tally();
    for (Level level : plan.levels) {
      if (applicability.applies(level.layer)) {
        level.allow(request, tally);
      }
    }
    return logic.decide(tally);
  }

  /// The prepared statements of one level of a layer.
  private record Level(Layer layer, CompiledStatement[] denies, CompiledStatement[] allows) {
    static Level of(Layer layer, PolicySet.Level level) {
      List<CompiledStatement> all =
          level.policies().stream()
              .flatMap(attached -> attached.policy().statements().stream())
              .map(statement -> CompiledStatement.of(statement, layer.policyType()))
              .toList();
      return of(layer, all);
    }

    private static Level of(Layer layer, List<CompiledStatement> statements) {
      return new Level(
          layer,
          statements.stream().filter(CompiledStatement::isDeny).toArray(CompiledStatement[]::new),
          statements.stream().filter(one -> !one.isDeny()).toArray(CompiledStatement[]::new));
    }

    /// The statements about one action.
    Level about(String service, String name) {
      return of(
          layer,
          Stream.of(denies, allows)
              .flatMap(Arrays::stream)
              .filter(statement -> statement.action().matches(service, name))
              .toList());
    }

    boolean denies(CompiledRequest request) {
      for (CompiledStatement statement : denies) {
        if (statement.match(request) != MatchLevel.NONE) {
          return true;
        }
      }
      return false;
    }

    void allow(CompiledRequest request, Tally tally) {
      MatchLevel best = MatchLevel.NONE;
      for (CompiledStatement statement : allows) {
        best = best.or(statement.match(request));
        if (best == MatchLevel.DIRECT) {
          break;
        }
      }
      if (best != MatchLevel.NONE) {
        tally.allow(layer, best);
      } else if (layer == Layer.SCP) {
        tally.scpLevelIsSilent();
      }
    }
  }

  private static final class Plan {
    private final String service;
    private final String name;
    private final boolean withoutResource;
    private final Level[] levels;

    Plan(String service, String name, boolean withoutResource, List<Level> levels) {
      this.service = service;
      this.name = name;
      this.withoutResource = withoutResource;
      this.levels = levels.stream().map(level -> level.about(service, name)).toArray(Level[]::new);
    }
  }
}
