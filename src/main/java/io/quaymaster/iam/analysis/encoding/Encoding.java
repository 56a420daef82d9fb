package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.NotActions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.Scope;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two policies of one place over common dimensions.
public final class Encoding {
  private final Place place;
  private final Callers callers;
  private final Resources resources;
  private final ActionDimension actions;
  private final Keys keys;
  private final Opaques opaques;
  private final Variables variables;
  private final List<Dimension> dimensions;
  private final @Nullable List<CodedStatement> before;
  private final @Nullable List<CodedStatement> after;
  private final @Nullable List<CodedStatement> former;
  private final List<CodedStatement> scope;
  private final List<CodedStatement> impossible;
  private final Residuals residuals;
  private final List<BitSet> domains;

  /// A third document, which the two others are held against; null for no policy.
  public record Former(@Nullable Policy policy) {}

  /// Encodes two sides, null for no policy. No dimension is split with more than `stateLimit`
  /// states. `written` is what the whole documents write of which these are parts. With a scope,
  /// only requests count that match its first statement and none of the others.
  public Encoding(
      Place place,
      @Nullable Policy before,
      @Nullable Policy after,
      List<Statement> scope,
      Written written,
      ServiceReference reference,
      int stateLimit) {
    this(place, before, after, Optional.empty(), scope, written, reference, stateLimit);
  }

  /// Encodes two sides and a third document, if there is one.
  public Encoding(
      Place place,
      @Nullable Policy before,
      @Nullable Policy after,
      Optional<Former> third,
      List<Statement> scope,
      Written written,
      ServiceReference reference,
      int stateLimit) {
    this.place = place;
    List<Statement> statements = new ArrayList<>();
    if (before != null) {
      statements.addAll(before.statements());
    }
    if (after != null) {
      statements.addAll(after.statements());
    }
    third.map(Former::policy).map(Policy::statements).ifPresent(statements::addAll);
    statements.addAll(scope);
    this.callers = new Callers(place, written.principals(), asksForOrganization(statements));
    this.opaques = new Opaques();
    List<ActionElement> elements = statements.stream().map(Statement::action).toList();
    this.actions = actions(List.copyOf(written.actions()), elements, reference, stateLimit);
    this.resources = new Resources(place, callers, actions, opaques, written.resources());
    List<Condition> conditions = new ArrayList<>();
    statements.forEach(statement -> conditions.addAll(statement.conditions()));
    this.keys = new Keys(place, reference, callers, resources, actions, opaques, conditions);
    if (place.account() != null || resources.ownerIsFixed()) {
      callers.account.matching(List.of(Glob.literal(place.owner())), place.owner());
    }
    this.variables = new Variables(place, callers, resources, actions, keys, statements);
    Map<Unnamed, List<CodedStatement>> known = new HashMap<>();
    this.before = before == null ? withoutDocument() : code(before, known);
    this.after = after == null ? withoutDocument() : code(after, known);
    Policy policy = third.map(Former::policy).orElse(null);
    this.former = policy == null ? withoutDocument() : code(policy, known);
    this.scope = scope.stream().map(statement -> whole(statement, true)).toList();
    statements.stream()
        .filter(statement -> !Vicinity.mayMatch(statement))
        .forEach(statement -> statement.conditions().forEach(keys::mention));
    this.impossible =
        Stream.concat(resources.impossible().stream(), opaques.impossible().stream())
            .map(Encoding::ofBox)
            .toList();
    this.dimensions = new ArrayList<>(callers.first());
    dimensions.add(actions);
    dimensions.addAll(callers.names());
    dimensions.addAll(resources.dimensions());
    dimensions.addAll(keys.dimensions());
    dimensions.addAll(opaques.dimensions());
    if (third.isEmpty()) {
      useInstances(); // What two of three documents grant need be no instance of either's pattern.
    }
    for (int i = 0; i < dimensions.size(); i++) {
      dimensions.get(i).place(i);
      dimensions.get(i).split(stateLimit);
    }
    this.residuals = new Residuals(dimensions);
    this.domains = findDomains(false);
  }

  private static CodedStatement ofBox(List<Term> terms) {
    return new CodedStatement(
        0, true, CodedStatement.DIRECT, List.of(Constraint.anyOf(List.of(terms))));
  }

  private static boolean asksForOrganization(List<Statement> statements) {
    for (Statement statement : statements) {
      for (Condition condition : statement.conditions()) {
        if (condition.key().name().startsWith("aws:principalorg")) {
          return true;
        }
      }
    }
    return false;
  }

  /// Tells the dimensions that no statement asks of in the negative that instances suffice.
  private void useInstances() {
    Set<Dimension> negative = new HashSet<>();
    List<CodedStatement> all = new ArrayList<>(scope);
    all.addAll(impossible);
    if (before != null) {
      all.addAll(before);
    }
    if (after != null) {
      all.addAll(after);
    }
    for (CodedStatement statement : all) {
      for (Constraint constraint : statement.constraints()) {
        if (statement.deny() || !constraint.positive()) {
          for (List<Term> box : constraint.boxes()) {
            for (Term term : box) {
              if (term.dimension() instanceof TextDimension) {
                negative.add(term.dimension());
              }
            }
          }
        }
      }
    }
    for (Dimension dimension : dimensions) {
      if (dimension instanceof TextDimension text && !negative.contains(text)) {
        text.useInstances();
      }
    }
  }

  private ActionDimension actions(
      List<ActionPattern> patterns,
      List<ActionElement> elements,
      ServiceReference reference,
      int limit) {
    Set<String> services = new LinkedHashSet<>();
    services.add(place.registry().servicePrefix());
    boolean resourceBased = place.type().isResourceBased();
    if (!resourceBased) {
      services.add("sts");
    }
    Predicate<ActionDefinition> applies =
        switch (place.type()) {
          case REPOSITORY_POLICY ->
              action ->
                  action.service().equals(place.registry().servicePrefix())
                      && action.scope() == Scope.REPOSITORY
                      && !action.name().equals("CreateRepository");
          case REGISTRY_POLICY ->
              action ->
                  action.service().equals("ecr") && !action.name().equals("GetAuthorizationToken");
          case RCP -> ActionDefinition::hasResourceType;
          case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP ->
              action -> !action.id().equals("sts:GetCallerIdentity");
        };
    return new ActionDimension(
        reference, services, patterns, elements, applies, resourceBased, limit);
  }

  /// What a missing document amounts to, where that depends on the caller: without a session policy
  /// a role session is not limited, and a federated user may do nothing.
  private @Nullable List<CodedStatement> withoutDocument() {
    if (place.type() != PolicyType.SESSION_POLICY) {
      return null;
    }
    Constraint role = Constraint.anyOf(List.of(List.of(callers.only(CallerKind.ROLE))));
    return List.of(new CodedStatement(0, false, CodedStatement.DIRECT, List.of(role)));
  }

  /// The statements of a side. What stands on both sides is coded once: `known`.
  private List<CodedStatement> code(Policy policy, Map<Unnamed, List<CodedStatement>> known) {
    List<CodedStatement> coded = new ArrayList<>();
    for (int i = 0; i < policy.statements().size(); i++) {
      int index = i;
      Statement statement = policy.statements().get(i);
      if (Vicinity.mayMatch(statement)) {
        Unnamed unnamed = new Unnamed(statement);
        List<CodedStatement> parts = known.get(unnamed);
        if (parts == null) {
          parts = code(statement);
          known.put(unnamed, parts);
        }
        parts.forEach(part -> coded.add(part.at(index)));
      }
    }
    return coded;
  }

  /// An Allow of a resource-based policy has a part for each level at which it can match a caller.
  private List<CodedStatement> code(Statement statement) {
    if (statement.isDeny() || !place.type().isResourceBased()) {
      return List.of(whole(statement, statement.isDeny()));
    }
    List<Constraint> constraints = withoutPrincipal(statement);
    List<CodedStatement> parts = new ArrayList<>();
    callers
        .byLevel(statement.principal())
        .forEach((level, constraint) -> {
          List<Constraint> atLevel = new ArrayList<>(constraints);
          atLevel.add(constraint);
          parts.add(new CodedStatement(0, false, level, atLevel));
        });
    return parts;
  }

  private List<Constraint> withoutPrincipal(Statement statement) {
    List<Constraint> constraints = new ArrayList<>();
    BitSet matched = matched(statement.action());
    constraints.add(Constraint.anyOf(List.of(List.of(actions.in(matched)))));
    constraints.add(resources.constraint(statement.resource(), matched, variables));
    statement
        .conditions()
        .forEach(condition -> constraints.addAll(keys.constraints(condition, variables)));
    return constraints;
  }

  /// A statement that matches or not, at whatever level.
  private CodedStatement whole(Statement statement, boolean deny) {
    List<Constraint> constraints = withoutPrincipal(statement);
    constraints.add(callers.atAnyLevel(statement.principal()));
    return new CodedStatement(0, deny, CodedStatement.DIRECT, constraints);
  }

  private BitSet matched(ActionElement element) {
    BitSet values = new BitSet();
    element.patterns().forEach(pattern -> values.or(actions.matching(pattern)));
    if (element instanceof NotActions) {
      values.flip(0, actions.size());
    }
    return values;
  }

  public Place place() {
    return place;
  }

  public List<Dimension> dimensions() {
    return dimensions;
  }

  public ActionDimension actions() {
    return actions;
  }

  public List<Opaques.Opaque> opaques() {
    return opaques.all();
  }

  Callers callers() {
    return callers;
  }

  Resources resources() {
    return resources;
  }

  Keys keys() {
    return keys;
  }

  @Nullable List<CodedStatement> before() {
    return before;
  }

  @Nullable List<CodedStatement> after() {
    return after;
  }

  /// The third document.
  @Nullable List<CodedStatement> former() {
    return former;
  }

  List<CodedStatement> scope() {
    return scope;
  }

  /// What is left of the statements, whatever is asked of them.
  Residuals residuals() {
    return residuals;
  }

  /// What no request matches, though each of its dimensions could be so.
  List<CodedStatement> impossible() {
    return impossible;
  }

  /// Whether a point counts: it can occur, and it matches the first statement of the scope and none
  /// of the others.
  public boolean isInScope(int[] point) {
    return impossible.stream().noneMatch(statement -> statement.matches(point))
        && (scope.isEmpty()
            || (scope.getFirst().matches(point)
                && scope.stream().skip(1).noneMatch(statement -> statement.matches(point))));
  }

  /// How far a value is from plain beside those of earlier dimensions: the plainest resource is in
  /// the caller's own account.
  int cost(int dimension, int value, int[] earlier) {
    Dimension read = dimensions.get(dimension);
    if (read.meaning() == Dimension.Meaning.OWNER) {
      String account = callers.account.example(earlier[callers.account.index()]);
      return account != null && resources.owner.holds(value, account) ? -1 : read.cost(value);
    }
    return read.cost(value);
  }

  /// The class of accounts that holds the owner.
  int ownerAccount() {
    for (int i = 0; i < callers.account.size(); i++) {
      if (place.owner().equals(callers.account.example(i))) {
        return i;
      }
    }
    throw new IllegalStateException("The owner's account has no class of its own");
  }

  /// The values of each dimension that can occur: of the actions, those that exist today or
  /// (`future`) those that may be added; of the accounts, where the account of an identity-side
  /// document is known, that one.
  public List<BitSet> domains(boolean future) {
    return future ? findDomains(true) : domains;
  }

  private List<BitSet> findDomains(boolean future) {
    List<BitSet> domains = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      BitSet domain = dimension.domain();
      if (dimension == actions) {
        domain = actions.where(action -> action.future() == future);
      } else if (dimension == callers.account
          && place.account() != null
          && !resources.ownerIsFixed()) {
        domain = Dimension.bits(ownerAccount());
      }
      domains.add(domain);
    }
    return List.copyOf(domains);
  }

  /// Whether a missing document of this type limits nothing.
  boolean absenceGrants() {
    return switch (place.type()) {
      case REPOSITORY_POLICY, REGISTRY_POLICY, IDENTITY_POLICY -> false;
      case PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP, RCP -> true;
    };
  }

  /// Whether what a document does not deny is allowed: RCPs, beside which RCPFullAWSAccess is
  /// always attached.
  boolean silenceGrants() {
    return place.type() == PolicyType.RCP;
  }

  /// Whether `value` of `dimension` goes with the values of earlier dimensions: services have no
  /// account, and only users and sessions have a standing.
  boolean possible(int dimension, int[] values, int value) {
    CallerKind kind =
        callers.kinds.get(dimension == callers.kind.index() ? value : values[callers.kind.index()]);
    if (dimension == callers.account.index()) {
      return (callers.account.example(value) != null) == kind.hasAccount()
          || !callers.hasKindsWithoutAccount();
    }
    return !place.type().isResourceBased()
        || dimension != callers.standing.index()
        || Standing.values()[value].possibleFor(kind);
  }

  /// The callers of a resource-based policy whom no boundary and no session policy keeps back, each
  /// kind with the standings that it can have. Those left out of `all` are the impossible ones.
  public record Callership(Box all, List<Box> possible) {}

  public Callership unlimitedCallers() {
    BitSet standings = new BitSet();
    for (Standing standing : Standing.values()) {
      standings.set(standing.ordinal(), !standing.limited() && !standing.boundary());
    }
    Box all = Box.everything().with(callers.standing.index(), standings);
    List<Box> possible = new ArrayList<>();
    for (CallerKind kind : callers.kinds) {
      BitSet own = new BitSet();
      standings.stream()
          .filter(value -> Standing.values()[value].possibleFor(kind))
          .forEach(own::set);
      Box box =
          Box.everything()
              .with(callers.kind.index(), callers.only(kind).values().get())
              .with(callers.standing.index(), own);
      possible.add(
          callers.hasKindsWithoutAccount()
              ? box.with(callers.account.index(), accountsOf(kind))
              : box);
    }
    return new Callership(all, possible);
  }

  private BitSet accountsOf(CallerKind kind) {
    BitSet none = Dimension.bits(callers.account.absent().orElseThrow());
    if (!kind.hasAccount()) {
      return none;
    }
    BitSet some = callers.account.all();
    some.andNot(none);
    return some;
  }

  /// `box` narrowed to one account that the documents name.
  public Box withAccount(Box box, String account) {
    BitSet values = new BitSet();
    for (int i = 0; i < callers.account.size(); i++) {
      values.set(i, account.equals(callers.account.example(i)));
    }
    return box.with(callers.account.index(), values);
  }

  /// `box` narrowed to the accounts that no document names.
  public Box withUnnamedAccounts(Box box) {
    BitSet values = callers.account.all();
    callers.account.absent().ifPresent(values::clear);
    callers.account.labels().stream()
        .filter(label -> label.values().cardinality() == 1)
        .forEach(label -> values.andNot(label.values()));
    values.clear(ownerAccount());
    return box.with(callers.account.index(), values);
  }

  /// `box` narrowed to one action.
  public Box withAction(Box box, String id) {
    return box.with(actions.index(), actions.where(action -> action.id().equals(id)));
  }

  /// The kinds of callers that have an account, or those that have none.
  BitSet kindsLike(int kind) {
    boolean account = callers.kinds.get(kind).hasAccount();
    return callers.kinds(other -> other.hasAccount() == account).values().get();
  }

  /// Whether a dimension is one of those that say who calls. The account of an identity-side
  /// document is that of the resource.
  boolean isCallers(int dimension) {
    Dimension read = dimensions.get(dimension);
    return switch (read.meaning()) {
      case KIND,
          USER_NAME,
          ROLE_NAME,
          SESSION_NAME,
          FEDERATED_NAME,
          FEDERATING_USER,
          SERVICE_NAME ->
          true;
      case ACCOUNT -> resources.owner != callers.account || resources.ownerIsFixed();
      default -> false;
    };
  }

  /// Whether a dimension is one of those that say on what.
  boolean isResources(int dimension) {
    return switch (dimensions.get(dimension).meaning()) {
      case OWNER, PARTITION, REGION, REPOSITORY, RESOURCE_NAME, OTHER_RESOURCE -> true;
      case ACCOUNT -> !isCallers(dimension);
      default -> false;
    };
  }

  /// The actions whose resources look like that of `action`.
  BitSet actionsLike(int action) {
    ActionDimension.Action one = actions.action(action);
    Resources.Shape shape = resources.shapeOf(one);
    return actions.where(other ->
        resources.shapeOf(other) == shape
            && (shape != Resources.Shape.OTHER || other.service().equals(one.service())));
  }
}
