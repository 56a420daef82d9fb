package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.AccessConditions.Case;
import io.quaymaster.iam.analysis.AccessConditions.Change;
import io.quaymaster.iam.analysis.OpenStatements.Open;
import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.CallerKind;
import io.quaymaster.iam.analysis.encoding.Describer;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Extent;
import io.quaymaster.iam.analysis.encoding.Regions;
import io.quaymaster.iam.analysis.encoding.Requests;
import io.quaymaster.iam.analysis.encoding.SetLimit;
import io.quaymaster.iam.analysis.encoding.StatementSets;
import io.quaymaster.iam.analysis.encoding.Trials;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.MatchLevel;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.Scope;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers when one request is allowed by all layers together, if some keys of its context are left
/// open: always, never, or in which cases, exactly. Every case comes with values of the open keys
/// with which the evaluator says the same.
///
/// What does not hang on open keys is decided by the evaluator first; what is left are conditions,
/// which become sets, combined as the layers are. Source: IAM User Guide, "Policy evaluation
/// logic".
public final class ConditionalAccess {
  private static final int RECHECKS = 64;
  private static final int DESCRIBED = 24;

  private final ServiceReference reference;
  private final Evaluator evaluator;
  private final Budget budget;

  public ConditionalAccess(ServiceReference reference, Budget budget) {
    this.reference = reference;
    this.evaluator = new Evaluator(reference);
    this.budget = budget;
  }

  /// With the usual budget.
  public ConditionalAccess() {
    this(ServiceReference.load(), Budget.DEFAULT);
  }

  /// When `open` is allowed by `policies`.
  public AccessConditions of(OpenRequest open, PolicySet policies) {
    return change(open, policies, policies).after();
  }

  /// When `open` is allowed before and after, and what that changes.
  public Change change(OpenRequest open, PolicySet before, PolicySet after) {
    return change(open, before, open.request(), after);
  }

  /// The same where the request itself has other values afterwards, of keys that are not left open:
  /// whoever makes it belongs to another organization by then.
  ///
  /// @param later the same caller, action and resource
  public Change change(OpenRequest open, PolicySet before, RequestContext later, PolicySet after) {
    Around was = new Around(open.request(), before);
    Around is = new Around(later, after);
    OpenRequest openLater = new OpenRequest(later, open.isOpen());
    OpenStatements left = OpenStatements.of(open, before, evaluator);
    OpenStatements right = was.equals(is) ? left : OpenStatements.of(openLater, after, evaluator);
    Optional<Change> constant = constant(was, left, is, right);
    if (constant.isPresent()) {
      return constant.get();
    }
    try {
      return new Question(open, left, right).change(was, is);
    } catch (StateLimit | NodeLimit | SetLimit e) {
      AccessConditions spent =
          new AccessConditions.Undecided(
              "its conditions are too many to follow: " + e.getMessage(), List.of());
      return new Change(spent, spent, List.of(), List.of());
    }
  }

  /// A request, as far as it is told, and the policies that it meets.
  private record Around(RequestContext request, PolicySet policies) {}

  /// Where no statement that matters asks for an open key, the evaluator's decisions are the
  /// answer.
  private Optional<Change> constant(
      Around before, OpenStatements left, Around after, OpenStatements right) {
    boolean hangs =
        Stream.of(left, right)
            .filter(side -> side.fixed().isEmpty())
            .flatMap(ConditionalAccess::all)
            .anyMatch(one -> !one.conditions().isEmpty() || one.uncertain().isPresent());
    if (hangs) {
      return Optional.empty();
    }
    boolean was = isAllowed(before.request(), before.policies());
    boolean is = isAllowed(after.request(), after.policies());
    List<Case> every = List.of(new Case(List.of(), Map.of()));
    return Optional.of(
        new Change(
            constant(was),
            constant(is),
            is && !was ? every : List.of(),
            was && !is ? every : List.of()));
  }

  private static AccessConditions constant(boolean allowed) {
    return allowed ? new AccessConditions.Always() : new AccessConditions.Never();
  }

  private boolean isAllowed(RequestContext request, PolicySet policies) {
    return evaluator.evaluate(request, policies).decision().isAllowed();
  }

  private static Stream<Open> all(OpenStatements side) {
    return side.layers().values().stream().flatMap(List::stream).flatMap(List::stream);
  }

  /// One request with two sets of policies around it, over common dimensions.
  private final class Question {
    private final OpenRequest open;
    private final OpenStatements before;
    private final OpenStatements after;
    private final Map<Open, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> spelt = new LinkedHashMap<>();
    private final Encoding encoding;
    private final DiagramFactory factory;
    private final SetAlgebra sets;
    private final StatementSets statements;
    private final Requests requests;
    private final CallerKind kind;
    private final String action;
    private final int asked;

    Question(OpenRequest open, OpenStatements before, OpenStatements after) {
      this.open = open;
      this.before = before;
      this.after = after;
      this.kind = kind(open.request().principal());
      ActionPattern pattern = ActionPattern.of(open.request().action());
      Optional<ActionDefinition> definition = reference.action(pattern.service(), pattern.name());
      this.action = definition.map(ActionDefinition::id).orElse(pattern.text());
      Policy conditions = conditions(pattern, namesPrincipals(definition));
      this.encoding =
          new Encoding(
              place(definition),
              null,
              conditions,
              List.of(),
              Written.in(null, conditions),
              reference,
              budget.states());
      this.factory = new DiagramFactory(encoding.domains(false), budget.nodes());
      this.sets = new SetAlgebra(factory, encoding.domains(false));
      this.statements = StatementSets.ofLater(encoding, sets, numbers.size());
      this.requests = new Requests(encoding, null, conditions);
      this.asked = statements.requests(kind, action);
    }

    /// The conditions of both sides, one statement for each.
    private Policy conditions(ActionPattern pattern, boolean principals) {
      List<Statement> all = new ArrayList<>();
      PrincipalElement anyone =
          principals
              ? new PrincipalElement.Principals(List.of(new PrincipalPattern.Anyone()))
              : new PrincipalElement.Implied();
      Stream.of(before, after)
          .flatMap(ConditionalAccess::all)
          .forEach(one -> {
            one.conditions()
                .forEach(
                    condition -> spelt.putIfAbsent(condition.key().name(), condition.key().text()));
            if (numbers.putIfAbsent(one, all.size()) == null) {
              all.add(
                  new Statement(
                      null,
                      Effect.ALLOW,
                      anyone,
                      new ActionElement.Actions(List.of(pattern)),
                      new ResourceElement.Implied(),
                      one.conditions()));
            }
          });
      return new Policy(LanguageVersion.V2012_10_17, null, all);
    }

    /// A place whose requests are of the kind of this one. Only which keys a request can carry
    /// hangs on it.
    private Place place(Optional<ActionDefinition> definition) {
      RequestContext request = open.request();
      boolean ofPublic = request.action().startsWith("ecr-public:");
      RegistryKind registry = ofPublic ? RegistryKind.PUBLIC : RegistryKind.PRIVATE;
      Optional<Arn> resource = Arn.parse(request.resource());
      if (namesPrincipals(definition)) {
        return Place.of(
            PolicyType.REPOSITORY_POLICY,
            registry,
            resource.orElse(null),
            request.resourceAccount());
      }
      return Place.of(PolicyType.SCP, registry, null, request.principal().account());
    }

    private boolean namesPrincipals(Optional<ActionDefinition> definition) {
      return definition
          .map(known ->
              known.scope() == Scope.REPOSITORY && !known.name().equals("CreateRepository"))
          .orElse(!open.request().resource().equals("*"));
    }

    Change change(Around was, Around is) {
      Side left = new Side(before, was);
      AccessConditions then = left.answer();
      if (before == after) {
        return new Change(then, then, List.of(), List.of());
      }
      Side right = new Side(after, is);
      boolean open = left.open() || right.open();
      return new Change(
          then,
          right.answer(),
          open ? List.of() : cases(sets.minus(right.sure, left.sure), right),
          open ? List.of() : cases(sets.minus(left.sure, right.sure), left));
    }

    /// The requests that one side allows: for sure, and at most.
    private final class Side {
      private final OpenStatements policies;
      private final Around around;
      private final int sure;
      private final int most;

      Side(OpenStatements policies, Around around) {
        this.policies = policies;
        this.around = around;
        this.sure = sets.and(asked, allowed(policies, false));
        this.most = sets.and(asked, allowed(policies, true));
      }

      boolean open() {
        return sure != most;
      }

      AccessConditions answer() {
        Optional<String> defect = recheck(this);
        if (defect.isPresent()) {
          return new AccessConditions.Undecided(defect.get(), List.of());
        }
        if (most == SetAlgebra.NOTHING) {
          return new AccessConditions.Never();
        }
        if (sure == asked) {
          return new AccessConditions.Always();
        }
        Regions.Cover cover = cover(sure);
        List<Case> cases = cases(cover, sure, this);
        if (open()) {
          return new AccessConditions.Undecided(
              "it hangs on `${%s}`, which the request does not tell".formatted(variable()), cases);
        }
        if (cases.size() < cover.extents().size()) {
          return new AccessConditions.Undecided(
              "the engine and the evaluator contradict each other, which is a defect of this program",
              cases);
        }
        return new AccessConditions.Sometimes(cases, cover.complete());
      }

      private String variable() {
        return all(policies).flatMap(one -> one.uncertain().stream()).findFirst().orElse("");
      }
    }

    /// The requests that these policies allow, taking statements that hang on unknown variables for
    /// (`best`) or against the caller.
    private int allowed(OpenStatements policies, boolean best) {
      if (policies.fixed().isPresent()) {
        return policies.fixed().get().isAllowed() ? SetAlgebra.EVERYTHING : SetAlgebra.NOTHING;
      }
      int denied = SetAlgebra.NOTHING;
      for (Open one : all(policies).filter(Open::deny).toList()) {
        denied = sets.or(denied, set(one, !best));
      }
      int scp = SetAlgebra.EVERYTHING;
      for (List<Open> level : policies.layers().getOrDefault(Layer.SCP, List.of())) {
        scp = sets.and(scp, allows(level, MatchLevel.NONE, best));
      }
      int rest = sets.minus(granted(policies, best), denied);
      return sets.and(scp, rest);
    }

    private int granted(OpenStatements policies, boolean best) {
      Principal principal = open.request().principal();
      int any = byResource(policies, MatchLevel.ACCOUNT, best);
      if (principal.account() == null) {
        return any;
      }
      boolean root = principal instanceof Principal.Root;
      int own = root ? SetAlgebra.EVERYTHING : layer(policies, Layer.IDENTITY, best);
      int unlimited = unlimited(policies, best);
      if (!principal.account().equals(open.request().resourceAccount())) {
        return sets.and(any, sets.and(own, unlimited));
      }
      int named = byResource(policies, MatchLevel.USER, best);
      int direct = byResource(policies, MatchLevel.DIRECT, best);
      return root ? own : sets.or(direct, sets.and(unlimited, sets.or(own, named)));
    }

    /// The requests that no boundary and no session policy keeps back.
    private int unlimited(OpenStatements policies, boolean best) {
      int boundary =
          policies.layers().containsKey(Layer.BOUNDARY)
              ? layer(policies, Layer.BOUNDARY, best)
              : SetAlgebra.EVERYTHING;
      boolean needsSession =
          policies.layers().containsKey(Layer.SESSION)
              || open.request().principal() instanceof Principal.FederatedUser;
      int session = needsSession ? layer(policies, Layer.SESSION, best) : SetAlgebra.EVERYTHING;
      return sets.and(boundary, session);
    }

    private int byResource(OpenStatements policies, MatchLevel level, boolean best) {
      List<Open> all = new ArrayList<>();
      for (Layer layer : List.of(Layer.REPOSITORY, Layer.REGISTRY)) {
        policies.layers().getOrDefault(layer, List.of()).forEach(all::addAll);
      }
      return allows(all, level, best);
    }

    private int layer(OpenStatements policies, Layer layer, boolean best) {
      List<Open> all = new ArrayList<>();
      policies.layers().getOrDefault(layer, List.of()).forEach(all::addAll);
      return allows(all, MatchLevel.NONE, best);
    }

    private int allows(List<Open> among, MatchLevel level, boolean best) {
      int set = SetAlgebra.NOTHING;
      for (Open one : among) {
        if (!one.deny() && one.level().compareTo(level) >= 0) {
          set = sets.or(set, set(one, best));
        }
      }
      return set;
    }

    private int set(Open one, boolean most) {
      return one.uncertain().isPresent() && !most
          ? SetAlgebra.NOTHING
          : statements.of(numbers.getOrDefault(one, 0));
    }

    private Regions.Cover cover(int set) {
      return regions(set).cover(Math.min(DESCRIBED, budget.classes()));
    }

    private Regions regions(int set) {
      return new Regions(
          encoding, factory, sets, new Describer(encoding, sets), set, DiagramFactory.GAINED);
    }

    private List<Case> cases(int set, Side side) {
      return set == SetAlgebra.NOTHING ? List.of() : cases(cover(set), set, side);
    }

    /// The classes of a set that the evaluator confirms for a side.
    private List<Case> cases(Regions.Cover cover, int set, Side side) {
      Regions regions = regions(set);
      Describer describer = new Describer(encoding, sets);
      List<Case> cases = new ArrayList<>();
      for (Extent extent : cover.extents()) {
        Map<String, ContextValue> example = openKeys(regions.plainest(extent));
        if (isAllowed(with(example, side), side.around.policies())) {
          cases.add(new Case(describer.conditions(extent), example));
        }
      }
      return cases;
    }

    private Map<String, ContextValue> openKeys(int[] point) {
      Map<String, ContextValue> keys = new LinkedHashMap<>();
      requests
          .request(point)
          .context()
          .forEach((key, value) -> {
            if (open.leavesOpen(key)) {
              keys.put(spelling(key), value);
            }
          });
      return keys;
    }

    /// As AWS spells a key, or else as the policies do.
    private String spelling(String key) {
      return reference
          .key(key)
          .filter(known -> !known.templated())
          .map(ConditionKeyDefinition::name)
          .orElse(spelt.getOrDefault(key, key));
    }

    private RequestContext with(Map<String, ContextValue> keys, Side side) {
      RequestContext request = side.around.request();
      Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
      context.putAll(keys);
      return request.withContext(context);
    }

    /// Holds some requests against the evaluator. Where variables are open, it may say more than is
    /// sure and less than is possible, but no other.
    private Optional<String> recheck(Side side) {
      for (int[] any : Trials.sample(encoding, RECHECKS)) {
        int[] point = statements.request(any, kind, action);
        boolean allowed = isAllowed(with(openKeys(point), side), side.around.policies());
        boolean possible = allowed ? sets.holds(side.most, point) : !sets.holds(side.sure, point);
        if (!possible) {
          return Optional.of(
              "the engine and the evaluator contradict each other about "
                  + openKeys(point)
                  + ", which is a defect of this program");
        }
      }
      return Optional.empty();
    }
  }

  private static CallerKind kind(Principal principal) {
    return switch (principal) {
      case Principal.User _ -> CallerKind.USER;
      case Principal.RoleSession _ -> CallerKind.ROLE;
      case Principal.Root _ -> CallerKind.ROOT;
      case Principal.FederatedUser _ -> CallerKind.FEDERATED;
      case Principal.ServicePrincipal _ -> CallerKind.SERVICE;
      case Principal.Anonymous _ -> CallerKind.ANONYMOUS;
    };
  }
}
