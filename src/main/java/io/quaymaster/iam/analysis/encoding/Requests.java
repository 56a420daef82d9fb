package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.encoding.ActionDimension.Action;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Segment.Variable;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.RegistryKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes concrete requests out of one value for each dimension, and the policies around the
/// compared one.
public final class Requests {
  /// The name of the compared policy in an explanation.
  public static final String COMPARED = "compared";

  private static final Policy ALLOW_ALL = allow("*", new PrincipalElement.Implied());
  private static final Policy UNRELATED =
      allow("sts:GetSessionToken", new PrincipalElement.Implied());
  private static final Policy ANYONE =
      allow("*", new PrincipalElement.Principals(List.of(new PrincipalPattern.Anyone())));

  private static final Policy EVERYTHING = everythingToAnyone();

  private final Encoding encoding;
  private final Callers callers;
  private final Place place;
  private final Set<String> mentioned = new LinkedHashSet<>();

  /// Makes requests with every key that one of these documents mentions; null for no policy.
  public Requests(Encoding encoding, @Nullable Policy... documents) {
    this.encoding = encoding;
    this.callers = encoding.callers();
    this.place = encoding.place();
    for (Policy document : documents) {
      mention(document);
    }
  }

  private static Policy allow(String action, PrincipalElement principal) {
    ResourceElement everywhere =
        principal instanceof PrincipalElement.Implied
            ? new ResourceElement.Resources(List.of(Pattern.EVERYTHING))
            : new ResourceElement.Implied();
    return new Policy(
        LanguageVersion.V2012_10_17,
        null,
        List.of(
            new Statement(
                null,
                Effect.ALLOW,
                principal,
                new ActionElement.Actions(List.of(ActionPattern.of(action))),
                everywhere,
                List.of())));
  }

  private static Policy everythingToAnyone() {
    Statement anyone = ANYONE.statements().getFirst();
    return new Policy(
        ANYONE.version(),
        null,
        List.of(
            new Statement(
                null,
                Effect.ALLOW,
                anyone.principal(),
                anyone.action(),
                new ResourceElement.Resources(List.of(Pattern.EVERYTHING)),
                List.of())));
  }

  private void mention(@Nullable Policy policy) {
    if (policy == null) {
      return;
    }
    for (Statement statement : policy.statements()) {
      for (Condition condition : statement.conditions()) {
        mentioned.add(condition.key().name());
        condition.values().forEach(this::mentionVariables);
      }
      switch (statement.resource()) {
        case ResourceElement.Resources(List<Pattern> patterns) ->
            patterns.forEach(this::mentionVariables);
        case ResourceElement.NotResources(List<Pattern> patterns) ->
            patterns.forEach(this::mentionVariables);
        case ResourceElement.Implied() -> {}
      }
    }
  }

  private void mentionVariables(Pattern pattern) {
    pattern
        .segments()
        .forEach(segment -> {
          if (segment instanceof Variable variable) {
            mentioned.add(variable.key().name());
          }
        });
  }

  /// The request of which each dimension has the example of its value in `values`.
  public RequestContext request(int[] values) {
    Action action = encoding.actions().action(values[encoding.actions().index()]);
    Principal principal = principal(values);
    String account = owner(values, action, principal);
    Map<String, ContextValue> context = new LinkedHashMap<>();
    for (String key : mentioned) {
      value(key, values, principal, action, account).ifPresent(value -> context.put(key, value));
    }
    return new RequestContext(
        principal, action.id(), resource(values, action, account), account, context);
  }

  /// The account of the resource: that of the caller, where nothing says otherwise.
  private String owner(int[] values, Action action, Principal principal) {
    Resources r = encoding.resources();
    String own = principal.account();
    if (r.ownerIsFixed() || own == null) {
      return place.owner();
    }
    if (!r.ownerIsFree() || r.staysWithinAccount(action, isOnStar(values, action))) {
      return own;
    }
    int there = values[r.owner.index()];
    if (r.isInAnother(values)) {
      return r.owner.another(there, own).orElse(own);
    }
    return r.owner.holds(there, own) ? own : text(r.owner, values);
  }

  /// Whether a resource-based policy has to let the caller in.
  private boolean isCrossAccount(int[] values) {
    Principal principal = principal(values);
    Action action = encoding.actions().action(values[encoding.actions().index()]);
    return !owner(values, action, principal).equals(principal.account());
  }

  private boolean isOnStar(int[] values, Action action) {
    if (encoding.resources().shapeOf(action) != Resources.Shape.OTHER) {
      return encoding.resources().shapeOf(action) == Resources.Shape.STAR;
    }
    Dimension form = encoding.resources().other(action.service()).form();
    return form.index() >= 0 && values[form.index()] == 1;
  }

  private String text(Dimension dimension, int[] values) {
    if (dimension.index() < 0) {
      return dimension instanceof TextDimension unused ? unused.plainest() : "";
    }
    String example = dimension.example(values[dimension.index()]);
    return example == null ? "" : example;
  }

  CallerKind kind(int[] values) {
    return callers.kinds.get(values[callers.kind.index()]);
  }

  private String partition(int[] values) {
    return callers.fixedPartition()
        ? callers.fixedPartitionName()
        : text(callers.partition, values);
  }

  private Principal principal(int[] values) {
    String partition = partition(values);
    String account = text(callers.account, values);
    return switch (kind(values)) {
      case USER -> new Principal.User(partition, account, text(callers.userName, values));
      case ROLE -> {
        String role = text(callers.roleName, values);
        yield new Principal.RoleSession(
            partition,
            account,
            role,
            text(callers.sessionName, values),
            role.startsWith("aws-service-role/"));
      }
      case ROOT -> new Principal.Root(partition, account);
      case FEDERATED ->
          new Principal.FederatedUser(
              partition,
              account,
              text(callers.federatedName, values),
              text(callers.federatingUser, values));
      case SERVICE -> new Principal.ServicePrincipal(text(callers.serviceName, values));
      case ANONYMOUS -> new Principal.Anonymous();
    };
  }

  private String resource(int[] values, Action action, String account) {
    Resources r = encoding.resources();
    String partition = partition(values);
    return switch (r.shapeOf(action)) {
      case FIXED -> place.repository().toString();
      case STAR -> "*";
      case PRIVATE_REPOSITORY -> {
        String region =
            place.type() == PolicyType.REGISTRY_POLICY && place.resource() != null
                ? place.resource().region()
                : text(r.regionName, values);
        yield Arn.ofRepository(partition, region, account, text(r.repositoryName, values))
            .toString();
      }
      case PUBLIC_REPOSITORY ->
          Arn.ofPublicRepository(partition, account, text(r.repositoryName, values)).toString();
      case PUBLIC_REGISTRY ->
          new Arn(partition, "ecr-public", "", account, "registry/" + text(r.registryName, values))
              .toString();
      case ROLE ->
          new Arn(partition, "iam", "", account, "role/" + text(r.roleTarget, values)).toString();
      case FEDERATED_USER ->
          new Arn(
                  partition,
                  "sts",
                  "",
                  account,
                  "federated-user/" + text(r.federatedTarget, values))
              .toString();
      case OTHER -> {
        Resources.Other other = r.other(action.service());
        yield isOnStar(values, action)
            ? "*"
            : "arn:"
                + partition
                + ":"
                + String.join(
                    ":",
                    other.parts().stream()
                        .map(part -> part(other, part, values, account))
                        .toList());
      }
    };
  }

  /// A part of the ARN of which nothing is known: the account is the owner's where it can be.
  private String part(Resources.Other other, TextDimension part, int[] values, String owner) {
    boolean owners =
        part == other.account() && (part.index() < 0 || part.holds(values[part.index()], owner));
    return owners ? owner : text(part, values);
  }

  private Optional<ContextValue> value(
      String key, int[] values, Principal principal, Action action, String account) {
    return switch (key) {
      case "aws:principalarn" -> one(arn(principal));
      case "aws:principalaccount" ->
          one(
              switch (principal) {
                case Principal.Anonymous _ -> "anonymous";
                case Principal.ServicePrincipal _ -> callers.unnamedAccount();
                default -> principal.account();
              });
      case "aws:principaltype" -> one(PrincipalKeys.type(kind(values)));
      case "aws:username" ->
          one(
              principal instanceof Principal.User user
                  ? user.name().substring(user.name().lastIndexOf('/') + 1)
                  : null);
      case "aws:principalisawsservice" ->
          one(
              principal instanceof Principal.Anonymous
                  ? null
                  : Boolean.toString(principal instanceof Principal.ServicePrincipal));
      case "aws:principalservicename" ->
          one(principal instanceof Principal.ServicePrincipal(String name) ? name : null);
      case "aws:resourceaccount" -> {
        Optional<Dimension> there = encoding.keys().dimension(key);
        boolean absent =
            action.known().isEmpty() && there.isPresent() && values[there.get().index()] == 0;
        yield absent ? Optional.empty() : one(account);
      }
      case "aws:requestedregion" -> one(region(values, action));
      default -> free(key, values);
    };
  }

  private String region(int[] values, Action action) {
    Resources r = encoding.resources();
    if (action.service().equals("ecr-public")
        || place.registry() == RegistryKind.PUBLIC
            && place.type() == PolicyType.REPOSITORY_POLICY) {
      return "us-east-1";
    }
    if (place.type() == PolicyType.REPOSITORY_POLICY
        || place.type() == PolicyType.REGISTRY_POLICY && place.resource() != null) {
      return place.repository().region();
    }
    if (r.shapeOf(action) == Resources.Shape.PRIVATE_REPOSITORY) {
      return text(r.regionName, values);
    }
    return encoding
        .keys()
        .dimension("aws:requestedregion")
        .map(free -> text(free, values))
        .orElse("us-east-1");
  }

  private static @Nullable String arn(Principal principal) {
    return switch (principal) {
      case Principal.RoleSession session -> session.roleArn();
      case Principal.ServicePrincipal service -> null;
      case Principal.Anonymous anonymous -> null;
      case Principal.Root root -> root.text();
      case Principal.User user -> user.text();
      case Principal.FederatedUser user -> user.text();
    };
  }

  private Optional<ContextValue> free(String key, int[] values) {
    Optional<Dimension> dimension = encoding.keys().dimension(key);
    if (dimension.isEmpty()
        || !encoding.keys().gatesOf(key).stream().allMatch(gate -> passes(gate, values))) {
      return Optional.empty();
    }
    int value = values[dimension.get().index()];
    if (dimension.get() instanceof SetDimension set) {
      return Optional.ofNullable(set.elements(value)).map(ContextValue.Many::new);
    }
    String example = dimension.get().example(value);
    if (example != null && key.equals("aws:epochtime")) {
      return one(Quantities.date(example).map(Quantities::formatNumber).orElse(example));
    }
    return one(example);
  }

  private static boolean passes(Term gate, int[] values) {
    return gate.values().get().get(values[gate.dimension().index()]);
  }

  private static Optional<ContextValue> one(@Nullable String text) {
    return text == null ? Optional.empty() : Optional.of(new ContextValue.One(text));
  }

  /// The policies around a request, with `compared` (null for none) in its place.
  public PolicySet policies(int[] values, @Nullable Policy compared) {
    return policies(
        place.type(),
        kind(values) == CallerKind.FEDERATED,
        () -> isCrossAccount(values),
        () -> Standing.values()[values[callers.standing.index()]],
        compared);
  }

  /// The policies around a request of which is known whether a federated user makes it, whether it
  /// is to another account, and what the caller's standing is, with `compared` in its place.
  public static PolicySet policies(
      PolicyType type,
      boolean federated,
      BooleanSupplier crossAccount,
      Supplier<Standing> standing,
      @Nullable Policy compared) {
    AttachedPolicy own = compared == null ? null : new AttachedPolicy(type, COMPARED, compared);
    List<AttachedPolicy> caller =
        List.of(new AttachedPolicy(PolicyType.IDENTITY_POLICY, "caller", ALLOW_ALL));
    AttachedPolicy openSession =
        federated ? new AttachedPolicy(PolicyType.SESSION_POLICY, "session", ALLOW_ALL) : null;
    return switch (type) {
      case REPOSITORY_POLICY -> around(standing.get(), federated).withRepositoryPolicy(own);
      case REGISTRY_POLICY -> around(standing.get(), federated).withRegistryPolicy(own);
      case IDENTITY_POLICY ->
          PolicySet.NONE
              .withIdentityPolicies(own == null ? List.of() : List.of(own))
              .withSessionPolicy(openSession);
      case PERMISSIONS_BOUNDARY ->
          resourceSide(crossAccount.getAsBoolean())
              .withIdentityPolicies(caller)
              .withPermissionsBoundary(own)
              .withSessionPolicy(openSession);
      case SESSION_POLICY ->
          resourceSide(crossAccount.getAsBoolean())
              .withIdentityPolicies(caller)
              .withSessionPolicy(own);
      case SCP ->
          resourceSide(crossAccount.getAsBoolean())
              .withIdentityPolicies(caller)
              .withSessionPolicy(openSession)
              .withScps(
                  own == null ? List.of() : List.of(new PolicySet.Level("account", List.of(own))));
      case RCP ->
          resourceSide(true)
              .withIdentityPolicies(caller)
              .withSessionPolicy(openSession)
              .withRcps(
                  own == null ? List.of() : List.of(new PolicySet.Level("account", List.of(own))));
    };
  }

  /// Policies of the resource that let everyone in, where they are asked for. A repository that is
  /// still to be created and a public registry have none.
  private static PolicySet resourceSide(boolean open) {
    return open
        ? PolicySet.NONE
            .withRepositoryPolicy(
                new AttachedPolicy(PolicyType.REPOSITORY_POLICY, "repository", ANYONE))
            .withRegistryPolicy(
                new AttachedPolicy(PolicyType.REGISTRY_POLICY, "registry", EVERYTHING))
        : PolicySet.NONE;
  }

  /// What the caller's standing means in policies.
  private static PolicySet around(Standing standing, boolean federated) {
    PolicySet set = PolicySet.NONE;
    if (standing == Standing.NONE) {
      return set;
    }
    if (standing.allowed()) {
      set =
          set.withIdentityPolicies(
              List.of(new AttachedPolicy(PolicyType.IDENTITY_POLICY, "caller", ALLOW_ALL)));
    }
    if (standing.boundary()) {
      set =
          set.withPermissionsBoundary(
              new AttachedPolicy(
                  PolicyType.PERMISSIONS_BOUNDARY,
                  "boundary",
                  standing.limited() ? UNRELATED : ALLOW_ALL));
    } else if (standing.limited() || federated) {
      set =
          set.withSessionPolicy(
              new AttachedPolicy(
                  PolicyType.SESSION_POLICY,
                  "session",
                  standing.limited() ? UNRELATED : ALLOW_ALL));
    }
    return set;
  }
}
