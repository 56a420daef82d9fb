package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Decision;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.LayerAnswer;
import io.quaymaster.iam.evaluation.LayerTrace;
import io.quaymaster.iam.evaluation.LayerTrace.LevelTrace;
import io.quaymaster.iam.evaluation.LayerTrace.PolicyTrace;
import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.evaluation.Match;
import io.quaymaster.iam.evaluation.MatchLevel;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Segment.Variable;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the policies around a request still ask of keys that it leaves open. Everything else has
/// been decided by the evaluator.
///
/// @param layers for each layer that has a say its levels, and in each the statements that match as
///   far as is known
/// @param fixed the decision, where no policy has a say in it
record OpenStatements(Map<Layer, List<List<Open>>> layers, Optional<Decision> fixed) {
  /// A statement that matches if all of `conditions` are met, which ask for open keys. `uncertain`
  /// names a variable without a known value that it hangs on beside them.
  record Open(
      Layer layer,
      boolean deny,
      MatchLevel level,
      List<Condition> conditions,
      Optional<String> uncertain) {}

  static OpenStatements of(OpenRequest open, PolicySet policies, Evaluator evaluator) {
    PolicySet stripped =
        policies.map(policy ->
            new AttachedPolicy(policy.type(), policy.name(), stripped(policy.policy(), open)));
    Explanation known = evaluator.explain(open.request(), stripped);
    Map<Layer, List<List<Open>>> layers = new EnumMap<>(Layer.class);
    for (LayerTrace layer : known.layers()) {
      if (layer.answer() != LayerAnswer.ABSENT && layer.answer() != LayerAnswer.NOT_APPLICABLE) {
        layers.put(layer.layer(), levels(layer, originals(layer.layer(), policies), open));
      }
    }
    return new OpenStatements(layers, fixed(known.decision()));
  }

  /// A call that cannot be denied, or a caller that no service serves.
  private static Optional<Decision> fixed(Decision decision) {
    boolean fixed =
        switch (decision) {
          case Decision.Allowed(Decision.Granter by) -> by == Decision.Granter.EXEMPT;
          case Decision.ImplicitDeny(Decision.Missing missing) ->
              missing == Decision.Missing.AUTHENTICATION;
          case Decision.ExplicitDeny _ -> false;
        };
    return fixed ? Optional.of(decision) : Optional.empty();
  }

  private static List<List<AttachedPolicy>> originals(Layer layer, PolicySet policies) {
    return switch (layer) {
      case SCP -> policies.scps().stream().map(PolicySet.Level::policies).toList();
      case RCP -> policies.rcps().stream().map(PolicySet.Level::policies).toList();
      case REPOSITORY -> List.of(one(policies.repositoryPolicy()));
      case REGISTRY -> List.of(one(policies.registryPolicy()));
      case IDENTITY -> List.of(policies.identityPolicies());
      case BOUNDARY -> List.of(one(policies.permissionsBoundary()));
      case SESSION -> List.of(one(policies.sessionPolicy()));
    };
  }

  private static List<AttachedPolicy> one(
      @org.jspecify.annotations.Nullable AttachedPolicy policy) {
    return policy == null ? List.of() : List.of(policy);
  }

  private static List<List<Open>> levels(
      LayerTrace trace, List<List<AttachedPolicy>> originals, OpenRequest open) {
    List<List<Open>> levels = new ArrayList<>();
    for (int i = 0; i < trace.levels().size(); i++) {
      LevelTrace level = trace.levels().get(i);
      List<Open> statements = new ArrayList<>();
      for (int j = 0; j < level.policies().size(); j++) {
        Policy original = originals.get(i).get(j).policy();
        matched(trace.layer(), level.policies().get(j), original, open, statements);
      }
      levels.add(statements);
    }
    return levels;
  }

  private static void matched(
      Layer layer, PolicyTrace trace, Policy original, OpenRequest open, List<Open> into) {
    for (StatementTrace statement : trace.statements()) {
      if (!(statement.match() instanceof Match.Matched(MatchLevel level))) {
        continue;
      }
      Statement whole = original.statements().get(statement.ref().index());
      into.add(
          new Open(
              layer,
              whole.isDeny(),
              level,
              whole.conditions().stream()
                  .filter(condition -> asksOpenKey(condition, open))
                  .toList(),
              uncertain(whole, open)));
    }
  }

  /// The policy without what it asks of open keys; a pattern of a resource with an open variable
  /// counts as one that matches.
  private static Policy stripped(Policy policy, OpenRequest open) {
    return new Policy(
        policy.version(),
        policy.id(),
        policy.statements().stream().map(statement -> stripped(statement, open)).toList());
  }

  private static Statement stripped(Statement s, OpenRequest open) {
    return new Statement(
        s.sid(),
        s.effect(),
        s.principal(),
        s.action(),
        stripped(s.resource(), open),
        s.conditions().stream().filter(condition -> !isOpen(condition, open)).toList());
  }

  private static ResourceElement stripped(ResourceElement element, OpenRequest open) {
    return switch (element) {
      case ResourceElement.Implied implied -> implied;
      case Resources(List<Pattern> patterns) ->
          patterns.stream().anyMatch(pattern -> variable(pattern, open).isPresent())
              ? new Resources(List.of(Pattern.EVERYTHING))
              : element;
      case NotResources(List<Pattern> patterns) ->
          new NotResources(
              patterns.stream().filter(pattern -> variable(pattern, open).isEmpty()).toList());
    };
  }

  /// A test of an open key against values that are known.
  private static boolean asksOpenKey(Condition condition, OpenRequest open) {
    return open.leavesOpen(condition.key().name())
        && condition.values().stream().allMatch(value -> variable(value, open).isEmpty());
  }

  private static boolean isOpen(Condition condition, OpenRequest open) {
    return open.leavesOpen(condition.key().name())
        || condition.values().stream().anyMatch(value -> variable(value, open).isPresent());
  }

  private static Optional<String> uncertain(Statement statement, OpenRequest open) {
    List<Pattern> patterns = new ArrayList<>();
    statement.conditions().forEach(condition -> patterns.addAll(condition.values()));
    switch (statement.resource()) {
      case ResourceElement.Implied _ -> {}
      case Resources(List<Pattern> listed) -> patterns.addAll(listed);
      case NotResources(List<Pattern> listed) -> patterns.addAll(listed);
    }
    return patterns.stream().flatMap(pattern -> variable(pattern, open).stream()).findFirst();
  }

  private static Optional<String> variable(Pattern pattern, OpenRequest open) {
    return pattern.segments().stream()
        .flatMap(segment ->
            segment instanceof Variable variable && open.leavesOpen(variable.key().name())
                ? Optional.of(variable.key().text()).stream()
                : Optional.<String>empty().stream())
        .findFirst();
  }
}
