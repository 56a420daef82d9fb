package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.solver.Actions.Action;
import io.quaymaster.iam.analysis.solver.PrincipalTerms.Kind;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.ContextValue.One;
import io.quaymaster.iam.evaluation.DerivedKeys;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Arn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Makes a request of a model. What a model does not tell is plain, so a request gets plainer with
/// every unknown that is left out of its model.
public final class ModelReader {
  /// Of services: an account that nobody names.
  private static final String UNNAMED = "999988887777";

  private static final String ANY_REGION = "us-east-1";

  /// A request, and what the other policies of its caller say: whether they allow it, and whether a
  /// boundary is there, or a boundary or session policy is silent.
  public record Reading(
      RequestContext request, boolean allowed, boolean bounded, boolean limited) {}

  private final Place place;
  private final Declarations declarations;
  private final PrincipalTerms principals;
  private final Actions actions;
  private final ResourceTerms resources;
  private final KeyTerms keys;
  private final Set<String> mentioned;
  private final ContextReader context;

  ModelReader(
      Place place,
      Declarations declarations,
      PrincipalTerms principals,
      Actions actions,
      ResourceTerms resources,
      KeyTerms keys,
      Set<String> mentioned) {
    this.place = place;
    this.declarations = declarations;
    this.principals = principals;
    this.actions = actions;
    this.resources = resources;
    this.keys = keys;
    this.mentioned = mentioned;
    this.context = new ContextReader(keys, place.today());
  }

  /// Reads a model: the values of unknowns, by their names in the scripts.
  public Reading read(Map<String, String> values) {
    Assignment model = new Assignment(declarations, values);
    Kind kind = kind(model);
    Action action = actions.chosen(model);
    Principal principal = principal(kind, model);
    String account = principal.account();
    String owner = resources.ownerIsFixed() || account == null ? place.owner() : account;
    RequestContext bare =
        new RequestContext(
            principal, id(action, model), resource(action, owner, model), owner, Map.of());
    Map<String, ContextValue> carried = new LinkedHashMap<>();
    Map<String, ContextValue> derived =
        DerivedKeys.complete(bare, DerivedKeys.Known.NOTHING).request().context();
    for (String key : mentioned) {
      if (keys.isFree(key)) {
        context.value(key, action, kind, model).ifPresent(value -> carried.put(key, value));
      } else if (derived.containsKey(key)) {
        carried.put(key, derived.get(key));
      }
    }
    if (mentioned.contains("aws:requestedregion")) {
      carried.put("aws:requestedregion", new One(region(action, model)));
    }
    if (action.known().isEmpty() && !model.truth("has aws:resourceaccount", true)) {
      carried.remove("aws:resourceaccount");
    }
    if (kind == Kind.SERVICE && mentioned.contains("aws:principaltype")) {
      carried.put("aws:principaltype", new One(kind.type));
    }
    if (kind == Kind.SERVICE && mentioned.contains("aws:principalaccount")) {
      carried.put("aws:principalaccount", new One(UNNAMED));
    }
    boolean plain = kind == Kind.ROOT || !kind.hasAccount();
    return new Reading(
        bare.withContext(carried),
        plain || model.truth(PrincipalTerms.ALLOWED, true),
        model.truth(PrincipalTerms.BOUNDED, false),
        model.truth(PrincipalTerms.LIMITED, false));
  }

  private Kind kind(Assignment model) {
    return principals.kinds().stream()
        .filter(kind -> model.truth("kind " + kind.type, false))
        .findFirst()
        .orElseGet(() -> principals.kinds().iterator().next());
  }

  private static String id(Action action, Assignment model) {
    return action
        .known()
        .map(known -> known.id())
        .orElseGet(() ->
            action.service()
                + ":"
                + (action.open() ? model.text("action name", "x") : action.name()));
  }

  private Principal principal(Kind kind, Assignment model) {
    String partition = partition(model);
    String account = model.text("account", place.owner());
    String told = model.text("principal name", kind.prefix + kind.plainName());
    String name = told.startsWith(kind.prefix) ? told.substring(kind.prefix.length()) : told;
    return switch (kind) {
      case USER -> new Principal.User(partition, account, name);
      case ROLE ->
          new Principal.RoleSession(
              partition,
              account,
              name,
              model.text("session name", "session"),
              name.startsWith("aws-service-role/"));
      case ROOT -> new Principal.Root(partition, account);
      case FEDERATED ->
          new Principal.FederatedUser(
              partition, account, name, model.text("federating user", "someone"));
      case SERVICE -> new Principal.ServicePrincipal(name);
      case ANONYMOUS -> new Principal.Anonymous();
    };
  }

  private String partition(Assignment model) {
    return place.type().isResourceBased()
        ? place.repository().partition()
        : model.text("partition", "aws");
  }

  private String resource(Action action, String owner, Assignment model) {
    String partition = partition(model);
    String name = model.text("resource name", "");
    return switch (resources.shapeOf(action)) {
      case THE_REPOSITORY -> place.repository().toString();
      case STAR -> "*";
      case PRIVATE_REPOSITORY ->
          arn(partition, "ecr", region(action, model), owner, named(name, "repository/app"));
      case PUBLIC_REPOSITORY ->
          arn(partition, "ecr-public", "", owner, named(name, "repository/app"));
      case PUBLIC_REGISTRY -> arn(partition, "ecr-public", "", owner, named(name, "registry/r"));
      case ROLE -> arn(partition, "iam", "", owner, named(name, "role/deploy"));
      case FEDERATED_USER -> arn(partition, "sts", "", owner, named(name, "federated-user/fred"));
      case OTHER, OTHER_WITH_COLONS ->
          model.truth("resource is star", false)
              ? "*"
              : arn(
                  partition,
                  model.text("resource service", action.service()),
                  model.text("resource region", ""),
                  model.text("resource account", ""),
                  named(name, "resource"));
    };
  }

  private static String named(String name, String plain) {
    return name.isEmpty() ? plain : name;
  }

  private static String arn(
      String partition, String service, String region, String account, String resource) {
    return new Arn(partition, service, region, account, resource).toString();
  }

  private String region(Action action, Assignment model) {
    if (resources.shapeOf(action) == ResourceTerms.Shape.THE_REPOSITORY
        || place.type().isResourceBased() && place.resource() != null) {
      String region = place.repository().region();
      return region.isEmpty() ? ANY_REGION : region;
    }
    if (action.service().equals("ecr-public")) {
      return ANY_REGION;
    }
    return resources.shapeOf(action) == ResourceTerms.Shape.PRIVATE_REPOSITORY
        ? model.text("resource region", ANY_REGION)
        : model.text("aws:requestedregion", ANY_REGION);
  }
}
