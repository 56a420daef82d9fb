package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.AlignmentLimit;
import io.quaymaster.iam.analysis.encoding.Describer;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Extent;
import io.quaymaster.iam.analysis.encoding.Regions;
import io.quaymaster.iam.analysis.encoding.Requests;
import io.quaymaster.iam.analysis.encoding.SetLimit;
import io.quaymaster.iam.analysis.encoding.StatementSets;
import io.quaymaster.iam.analysis.encoding.Trial;
import io.quaymaster.iam.analysis.encoding.Trials;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Answers to whom the policies at one repository grant something: *who can push?*, and *is this
/// granted to anybody at all?* The answer is exact over all requests, and each class of it comes
/// with a request that the evaluator allows under all of these policies. Whom SCPs that are known
/// keep back is no part of it. Callers whom a permissions boundary or a session policy keeps back
/// are left aside: theirs is not for these policies to say.
public final class GrantedAccess {
  private static final int RECHECKS = 64;
  private static final String CONTRADICTION =
      "the engine and the evaluator contradict each other, which is a defect of this program";

  private final ServiceReference reference;
  private final Evaluator evaluator;
  private final Budget budget;
  private final int rechecks;

  public GrantedAccess(ServiceReference reference, Budget budget) {
    this(reference, budget, RECHECKS);
  }

  /// Holds each answer against the evaluator for so many requests.
  GrantedAccess(ServiceReference reference, Budget budget, int rechecks) {
    this.reference = reference;
    this.evaluator = new Evaluator(reference);
    this.budget = budget;
    this.rechecks = rechecks;
  }

  /// With the usual budget.
  public GrantedAccess() {
    this(ServiceReference.load(), Budget.DEFAULT);
  }

  /// Who is granted what was asked about. `all` are granted every action, `some` (disjoint from
  /// them) a part, as each class says. Unless `complete`, there may be more; `undecided` says why.
  public record Answer(
      List<Grant> all, List<Grant> some, boolean complete, Optional<String> undecided) {
    public Answer {
      all = List.copyOf(all);
      some = List.copyOf(some);
    }

    /// Whether it is proven that nobody is granted anything.
    public boolean isNobody() {
      return complete && all.isEmpty() && some.isEmpty();
    }
  }

  /// Who can do `actions` (ids of actions on repositories, at least one) on the repository of
  /// `place`.
  ///
  /// @throws CancellationException soon after `cancelled` says yes
  public Answer whoCan(
      Place place, AtRepository policies, List<String> actions, BooleanSupplier cancelled) {
    return ask(place, policies, List.of(), Optional.of(actions), cancelled);
  }

  /// Whom of the callers of `guarded` (a statement of a repository policy, whose effect does not
  /// count) the policies grant its actions under its conditions, but for what matches `except`.
  ///
  /// @throws CancellationException soon after `cancelled` says yes
  public Answer within(
      Place place,
      AtRepository policies,
      Statement guarded,
      List<Statement> except,
      BooleanSupplier cancelled) {
    List<Statement> scope = new ArrayList<>(List.of(guarded));
    scope.addAll(except);
    return ask(place, policies, scope, Optional.empty(), cancelled);
  }

  private Answer ask(
      Place place,
      AtRepository policies,
      List<Statement> scope,
      Optional<List<String>> actions,
      BooleanSupplier cancelled) {
    if (place.type() != PolicyType.REPOSITORY_POLICY) {
      throw new IllegalArgumentException("Grants are asked for at a repository");
    }
    try {
      return new Question(place, policies, scope, cancelled).answer(actions);
    } catch (StateLimit | NodeLimit | SetLimit | AlignmentLimit e) {
      return new Answer(List.of(), List.of(), false, Optional.of(String.valueOf(e.getMessage())));
    } catch (Difference.Cancelled e) {
      throw new CancellationException("The question was cancelled");
    }
  }

  /// All policies at a repository as one: their Allows grant together, any of their Denies denies.
  private static Policy together(AtRepository policies, SettledConditions settled) {
    List<Statement> statements = new ArrayList<>();
    add(policies.repositoryPolicy(), statements);
    add(policies.registryPolicy(), statements);
    for (PolicySet.Level level : policies.rcps()) {
      for (AttachedPolicy rcp : level.policies()) {
        rcp.policy().statements().stream()
            .filter(Statement::isDeny)
            .map(GrantedAccess::withoutServiceLinkedRoles)
            .forEach(statements::add);
      }
    }
    return new Policy(
        LanguageVersion.V2012_10_17,
        null,
        statements.stream().flatMap(statement -> settled.left(statement).stream()).toList());
  }

  private static void add(@Nullable Policy policy, List<Statement> statements) {
    if (policy != null) {
      statements.addAll(policy.statements());
    }
  }

  private static boolean asksForOrganization(Policy policy) {
    return policy.statements().stream()
        .flatMap(statement -> statement.conditions().stream())
        .anyMatch(condition -> condition.key().name().equals("aws:principalorgid"));
  }

  private static Statement withoutServiceLinkedRoles(Statement s) {
    List<Condition> conditions = new ArrayList<>(s.conditions());
    conditions.add(AccountLimits.noServiceLinkedRole());
    return new Statement(s.sid(), s.effect(), s.principal(), s.action(), s.resource(), conditions);
  }

  private final class Question {
    private final AtRepository policies;
    private final Encoding encoding;
    private final Difference difference;
    private final SetAlgebra sets;
    private final Describer describer;
    private final Requests requests;
    private final Flags flags;
    private final int unlimited;

    /// What SCPs keep back.
    private final int keptBack;

    /// Callers of another organization than that of their account.
    private final int strange;

    private final Regions.Impossible impossible;

    Question(Place place, AtRepository policies, List<Statement> scope, BooleanSupplier cancelled) {
      this.policies = policies;
      SettledConditions settled = new SettledConditions(policies.facts(), evaluator);
      Policy together = together(policies, settled);
      AccountLimits limits =
          new AccountLimits(policies.accounts(), settled, asksForOrganization(together));
      Policy beside = limits.document().orElse(null);
      this.encoding =
          new Encoding(
              place,
              beside,
              together,
              scope,
              Written.in(beside, together),
              reference,
              budget.states());
      this.difference = new Difference(encoding, false, budget.nodes(), cancelled);
      this.sets = new SetAlgebra(difference.factory(), encoding.domains(false));
      this.describer = new Describer(encoding, sets);
      this.requests = new Requests(encoding, beside, together);
      StatementSets matched = StatementSets.ofEarlier(encoding, sets, limits.size());
      this.keptBack = limits.keptBack(sets, matched);
      this.strange = limits.strange(sets, matched);
      Encoding.Callership callership = encoding.unlimitedCallers();
      int possible = SetAlgebra.NOTHING;
      for (Box box : callership.possible()) {
        possible = sets.or(possible, sets.of(box));
      }
      this.unlimited = sets.and(sets.of(callership.all()), possible);
      this.impossible =
          new Regions.Impossible(sets.minus(SetAlgebra.EVERYTHING, possible), strange);
      this.flags =
          new Flags(
              encoding,
              new Grants(place, null, together, reference, budget, cancelled),
              describer,
              null,
              together,
              evaluator,
              requests);
    }

    Answer answer(Optional<List<String>> actions) {
      int atRepository = sets.of(difference.grantedAfter(), DiagramFactory.GAINED);
      int granted = sets.minus(sets.and(atRepository, unlimited), keptBack);
      Optional<String> defect = recheck(granted);
      if (defect.isPresent()) {
        return new Answer(List.of(), List.of(), false, defect);
      }
      if (actions.isEmpty()) {
        return answer(granted, SetAlgebra.NOTHING);
      }
      int asked = sets.of(Box.everything().with(encoding.actions().index(), values(actions.get())));
      int everyAction =
          sets.forAll(granted, asked, dimension -> dimension != encoding.actions().index());
      int all = sets.and(everyAction, asked);
      return answer(all, sets.minus(sets.and(granted, asked), all));
    }

    /// Holds some requests against the evaluator, granted ones and others.
    private Optional<String> recheck(int granted) {
      for (int[] point : Trials.sample(encoding, rechecks)) {
        RequestContext request = withFacts(requests.request(point));
        boolean allowed =
            evaluator.evaluate(request, around(point, request)).decision().isAllowed();
        if (isOfRegistry(request)
            && encoding.isInScope(point)
            && sets.holds(unlimited, point)
            && encoding.opaques().isEmpty()
            && allowed != sets.holds(granted, point)) {
          return Optional.of(
              "%s; the request was %s by %s with %s (%s)"
                  .formatted(
                      CONTRADICTION,
                      request.action(),
                      request.principal().text(),
                      request.context(),
                      allowed ? "allowed" : "denied"));
        }
      }
      return Optional.empty();
    }

    /// Other services' actions, which RCPs may name, no registry policy has a say in.
    private boolean isOfRegistry(RequestContext request) {
      return request.action().startsWith(encoding.place().registry().servicePrefix() + ":");
    }

    private BitSet values(List<String> actions) {
      return encoding.actions().where(action -> actions.contains(action.id()));
    }

    private Answer answer(int all, int some) {
      Found every = find(all);
      Found part = find(some);
      return new Answer(
          every.grants,
          part.grants,
          every.open.isEmpty() && part.open.isEmpty(),
          every.open.or(part::open));
    }

    private record Found(List<Grant> grants, Optional<String> open) {}

    /// Callers of the owning account, who need only their own policies, are told first and apart.
    private Found find(int set) {
      int own = sets.of(encoding.withAccount(Box.everything(), encoding.place().owner()));
      Found ours = classes(sets.minus(sets.and(set, own), strange));
      Found others = classes(sets.minus(set, own));
      List<Grant> grants = new ArrayList<>(ours.grants);
      grants.addAll(others.grants);
      return new Found(grants, ours.open.or(others::open));
    }

    private Found classes(int set) {
      Regions regions =
          new Regions(
              encoding,
              difference.factory(),
              sets,
              describer,
              set,
              DiagramFactory.GAINED,
              impossible);
      Regions.Cover cover = regions.cover(budget.classes());
      Optional<String> open =
          cover.complete()
              ? Optional.empty()
              : Optional.of("there are more classes than %d".formatted(budget.classes()));
      List<Grant> grants = new ArrayList<>();
      for (Extent extent : cover.extents()) {
        int points = sets.and(set, regions.of(extent));
        if (sets.contains(strange, points)) {
          continue;
        }
        Optional<Grant> grant = grant(extent, regions.plainest(extent), points);
        if (grant.isEmpty()) {
          open =
              Optional.of(
                  Trials.hangsOnVariables(encoding, extent.rest())
                      ? "no request could be built for "
                          + Trials.undecidable(encoding, extent.rest())
                      : CONTRADICTION);
        }
        grant.ifPresent(grants::add);
      }
      grants.sort(
          Comparator.comparingInt((Grant grant) ->
              grant.flags().stream().mapToInt(Flag::ordinal).min().orElse(Integer.MAX_VALUE)));
      return new Found(grants, open);
    }

    private Optional<Grant> grant(Extent extent, int[] point, int points) {
      List<String> actions =
          describer.actions(extent).stream()
              .mapToObj(value -> encoding.actions().action(value).id())
              .toList();
      for (Trial trial : Trials.of(encoding, requests, extent.rest(), point)) {
        RequestContext request = withFacts(trial.request());
        PolicySet around = around(point, request);
        EvaluationResult result = evaluator.evaluate(request, around);
        boolean every =
            result.decision().isAllowed()
                && actions.stream()
                    .allMatch(action ->
                        evaluator
                            .evaluate(request.withAction(action), around)
                            .decision()
                            .isAllowed());
        if (every) {
          return Optional.of(
              new Grant(
                  actions,
                  describer.principals(extent),
                  describer.conditions(extent),
                  describer.holdsAllowedCallers(extent) && !describer.holdsSilentCallers(points),
                  flags.ofGrant(extent),
                  new Grant.Example(request, around, result)));
        }
      }
      return Optional.empty();
    }

    private RequestContext withFacts(RequestContext request) {
      Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
      context.putAll(policies.facts().keys());
      return request.withContext(context);
    }

    private PolicySet around(int[] point, RequestContext request) {
      String account = request.principal().account();
      List<PolicySet.Level> scps =
          policies.accounts().stream()
              .filter(known -> account != null && known.accounts().contains(account))
              .findFirst()
              .map(KnownAccounts::scps)
              .orElse(List.of());
      return requests
          .policies(point, policies.repositoryPolicy())
          .withRegistryPolicy(registry())
          .withRcps(policies.rcps())
          .withScps(scps);
    }

    private @Nullable AttachedPolicy registry() {
      Policy registry = policies.registryPolicy();
      return registry == null
          ? null
          : new AttachedPolicy(PolicyType.REGISTRY_POLICY, "registry", registry);
    }
  }
}
