package io.quaymaster.iam.testing;

import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.KeyType;
import io.quaymaster.iam.service.Presence;
import io.quaymaster.iam.service.Scope;
import io.quaymaster.iam.service.ServiceReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Requests made of what two policies write: their literals, instances of their patterns, and the
/// neighbours of those by one edit; keys that are missing; sets that are empty or hold several.
/// Only ECR's own actions and requests that AWS could make.
public final class LiteralRequests {
  private static final String OWNER = "111122223333";
  private static final Set<String> DERIVED =
      Set.of(
          "aws:principalarn",
          "aws:principalaccount",
          "aws:principaltype",
          "aws:principalisawsservice",
          "aws:principalservicename",
          "aws:username",
          "aws:requestedregion",
          "aws:resourceaccount");

  private final Dice dice;
  private final PolicyType type;
  private final ServiceReference reference = ServiceReference.load();
  private final List<Principal> principals = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>(Set.of("app", "team/app"));
  private final Set<String> regions = new LinkedHashSet<>(Set.of("us-east-1", "eu-central-1"));
  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final Map<String, String> spelt = new LinkedHashMap<>();
  private final List<ActionDefinition> actions;

  /// `type` is that of both policies: a repository policy or an identity policy.
  public LiteralRequests(Dice dice, PolicyType type, Policy before, Policy after) {
    this.dice = dice;
    this.type = type;
    this.actions =
        reference.service("ecr").orElseThrow().actions().stream()
            .filter(action ->
                type == PolicyType.IDENTITY_POLICY
                    || (action.scope() == Scope.REPOSITORY
                        && !action.name().equals("CreateRepository")))
            .toList();
    principal(new PrincipalPattern.AwsAccount(OWNER));
    principal(new PrincipalPattern.AwsAccount("901290129013"));
    before.statements().forEach(this::note);
    after.statements().forEach(this::note);
  }

  private void note(Statement statement) {
    switch (statement.principal()) {
      case PrincipalElement.Implied() -> {}
      case PrincipalElement.Principals(List<PrincipalPattern> patterns) ->
          patterns.forEach(this::principal);
      case PrincipalElement.NotPrincipals(List<PrincipalPattern> patterns) ->
          patterns.forEach(this::principal);
    }
    switch (statement.resource()) {
      case ResourceElement.Implied() -> {}
      case ResourceElement.Resources(List<Pattern> patterns) -> patterns.forEach(this::resource);
      case ResourceElement.NotResources(List<Pattern> patterns) -> patterns.forEach(this::resource);
    }
    statement.conditions().forEach(this::condition);
  }

  private void principal(PrincipalPattern pattern) {
    switch (pattern) {
      case PrincipalPattern.AwsAccount(String account) -> {
        principals.add(new Principal.Root("aws", account));
        principals.add(new Principal.User("aws", account, "someone"));
        principals.add(new Principal.RoleSession("aws", account, "some/role", "run", false));
      }
      case PrincipalPattern.User(String _, String account, String name) -> {
        principals.add(new Principal.User("aws", account, name));
        principals.add(new Principal.FederatedUser("aws", account, "fred", name));
      }
      case PrincipalPattern.Role(String _, String account, String name) ->
          principals.add(new Principal.RoleSession("aws", account, name, "run", false));
      case PrincipalPattern.RoleSession(String _, String account, String role, String session) -> {
        principals.add(new Principal.RoleSession("aws", account, role, session, false));
        principals.add(new Principal.RoleSession("aws", account, "path/" + role, session, false));
      }
      case PrincipalPattern.FederatedUser(String _, String account, String name) ->
          principals.add(new Principal.FederatedUser("aws", account, name, "someone"));
      case PrincipalPattern.Service(String name) ->
          principals.add(new Principal.ServicePrincipal(name));
      case PrincipalPattern.Anyone _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ -> {}
    }
  }

  private void resource(Pattern pattern) {
    for (String run : List.of("", "x", "eu-west-1")) {
      String[] parts = instance(pattern, run).split(":", 6);
      if (parts.length == 6) {
        regions.add(parts[3]);
        names.add(parts[5].replaceFirst("^repository/", ""));
      }
    }
  }

  private void condition(Condition condition) {
    String name = condition.key().name();
    spelt.putIfAbsent(name, condition.key().text());
    Set<String> known = values.computeIfAbsent(name, key -> new LinkedHashSet<>());
    for (Pattern value : condition.values()) {
      for (String run : List.of("", "x", "a:b/c")) {
        known.add(instance(value, run));
      }
      if (name.equals("aws:principalarn")) {
        principal(PrincipalPattern.ofAws(instance(value, "x")));
      } else if (name.equals("aws:principalaccount") && instance(value, "").matches("[0-9]{12}")) {
        principal(new PrincipalPattern.AwsAccount(instance(value, "")));
      }
    }
  }

  /// The text that a pattern matches with `run` for each `*`.
  private static String instance(Pattern pattern, String run) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Segment.Literal(String literal) -> text.append(literal);
        case Segment.AnyString() -> text.append(run);
        case Segment.AnyCharacter() -> text.append('x');
        case Segment.Variable _ -> text.append("someone");
      }
    }
    return text.toString();
  }

  /// One request; its repository belongs to the place, or to the account of an identity policy.
  public RequestContext next() {
    Principal principal = principal();
    ActionDefinition action = dice.of(actions);
    boolean attached = type == PolicyType.REPOSITORY_POLICY;
    String account = attached ? OWNER : String.valueOf(principal.account());
    String region = attached ? "us-east-1" : region();
    String resource =
        !action.hasResourceType()
            ? "*"
            : "arn:aws:ecr:%s:%s:repository/%s"
                .formatted(region, account, attached ? "app" : name());
    Map<String, ContextValue> context = PrincipalContext.of(principal);
    context.put("aws:RequestedRegion", new ContextValue.One(region));
    context.put("aws:ResourceAccount", new ContextValue.One(account));
    spelt.forEach((name, text) -> key(name, text, principal, action, context));
    return new RequestContext(principal, action.id(), resource, account, context);
  }

  private Principal principal() {
    while (true) {
      Principal chosen = dice.of(principals);
      boolean caller =
          chosen instanceof Principal.User
              || chosen instanceof Principal.RoleSession
              || chosen instanceof Principal.FederatedUser;
      if (type == PolicyType.REPOSITORY_POLICY || caller) {
        return dice.in100(75) ? chosen : neighbour(chosen);
      }
    }
  }

  private Principal neighbour(Principal principal) {
    return switch (principal) {
      case Principal.User(String partition, String account, String name) ->
          new Principal.User(partition, account, name + "x");
      case Principal.RoleSession(
              String partition,
              String account,
              String role,
              String session,
              boolean linked) ->
          dice.in100(50)
              ? new Principal.RoleSession(partition, account, role + "x", session, linked)
              : new Principal.RoleSession(partition, account, role, session + "x", linked);
      case Principal.FederatedUser(String partition, String account, String name, String user) ->
          new Principal.FederatedUser(partition, account, name + "x", user);
      case Principal.Root _, Principal.ServicePrincipal _, Principal.Anonymous _ -> principal;
    };
  }

  private String region() {
    String region = dice.of(List.copyOf(regions));
    return region.matches("[a-z0-9-]+") ? region : "us-east-1";
  }

  private String name() {
    String name = edited(dice.of(List.copyOf(names)));
    return name.matches("[a-z0-9]+([._/-][a-z0-9]+)*") && name.length() > 1 ? name : "app";
  }

  /// The text, or one that differs in one character.
  private String edited(String text) {
    int at = text.isEmpty() ? 0 : dice.between(0, text.length() - 1);
    return switch (dice.between(0, 9)) {
      case 0 -> text.isEmpty() ? "x" : text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + "x" + text.substring(at);
      case 2 -> text + "/x";
      case 3 -> dice.anyCase(text);
      default -> text;
    };
  }

  private void key(
      String name,
      String text,
      Principal principal,
      ActionDefinition action,
      Map<String, ContextValue> context) {
    Optional<ConditionKeyDefinition> known = reference.key(name);
    if (DERIVED.contains(name) || !carries(name, known, principal, action)) {
      return;
    }
    boolean always =
        known
            .map(key -> key.presence() == Presence.ALWAYS || key.presence() == Presence.SIGNED)
            .orElse(false);
    if (!always && dice.in100(25)) {
      return;
    }
    List<String> choices = List.copyOf(values.getOrDefault(name, Set.of()));
    if (known.map(ConditionKeyDefinition::multiValued).orElse(false)) {
      List<String> some = new ArrayList<>();
      for (int i = dice.between(0, 3); i > 0 && !choices.isEmpty(); i--) {
        some.add(edited(dice.of(choices)));
      }
      context.put(text, new ContextValue.Many(some));
      return;
    }
    KeyType keyType = known.map(ConditionKeyDefinition::type).orElse(KeyType.STRING);
    value(keyType, choices).ifPresent(value -> set(name, text, value, context));
  }

  /// The tags of a resource are the same however they are spelt, and so are the two clocks.
  private static void set(
      String name, String text, String value, Map<String, ContextValue> context) {
    ContextValue one = new ContextValue.One(value);
    int slash = text.indexOf('/');
    if (name.contains(":resourcetag/")) {
      String tag = text.substring(slash).toLowerCase(java.util.Locale.ROOT);
      context.putIfAbsent("aws:ResourceTag" + tag, one);
      context.put("ecr:ResourceTag" + tag, context.getOrDefault("aws:ResourceTag" + tag, one));
    } else if (!name.equals("aws:currenttime") && !name.equals("aws:epochtime")) {
      context.put(text, one);
    }
  }

  private Optional<String> value(KeyType keyType, List<String> choices) {
    if (choices.isEmpty()) {
      return keyType == KeyType.STRING ? Optional.of("x") : Optional.empty();
    }
    String chosen = dice.of(choices);
    return switch (keyType) {
      case STRING, BINARY -> Optional.of(edited(chosen));
      case BOOL -> Optional.of(dice.in100(50) ? "true" : "false");
      case ARN ->
          Optional.of(chosen)
              .filter(arn -> arn.startsWith("arn:") && arn.split(":", 6).length == 6);
      case NUMERIC ->
          Optional.of(chosen)
              .filter(number -> number.matches("[0-9.]+"))
              .map(number ->
                  new BigDecimal(number).add(BigDecimal.valueOf(dice.between(-1, 1))).toString());
      case DATE ->
          Optional.of(
              dice.of(List.of("2025-06-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-07-01")));
      case IP_ADDRESS ->
          Optional.of(
              dice.in100(50)
                  ? chosen.replaceAll("/.*", "")
                  : dice.of(List.of("10.1.2.3", "9.255.255.255", "2001:db8::1", "11.0.0.0")));
    };
  }

  private boolean carries(
      String name,
      Optional<ConditionKeyDefinition> known,
      Principal principal,
      ActionDefinition action) {
    boolean byAction =
        name.startsWith("ecr:")
            || name.startsWith("aws:resourcetag/")
            || name.startsWith("aws:requesttag/")
            || name.equals("aws:tagkeys");
    Presence presence = known.map(ConditionKeyDefinition::presence).orElse(Presence.MOSTLY);
    boolean signed = principal.account() != null;
    boolean byPrincipal =
        presence == Presence.IF_ORG
            ? signed
            : presence == Presence.SERVICE
                ? !signed
                : !name.startsWith("aws:principaltag/")
                    || (signed && !(principal instanceof Principal.Root));
    return byPrincipal && (!byAction || action.supportsKey(name));
  }
}
