package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.solver.Actions.Action;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.policy.ResourceElement.Resources;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// On what: the parts of the resource's ARN, of which the action tells some.
final class ResourceTerms {
  enum Shape {
    THE_REPOSITORY,
    STAR,
    PRIVATE_REPOSITORY,
    PUBLIC_REPOSITORY,
    PUBLIC_REGISTRY,
    ROLE,
    FEDERATED_USER,
    OTHER,
    OTHER_WITH_COLONS
  }

  private final Place place;
  private final Declarations declarations;
  private final PrincipalTerms principal;
  private final KeyTerms keys;
  private final Actions actions;
  private final List<String> written;

  ResourceTerms(
      Place place,
      List<Statement> statements,
      Declarations declarations,
      PrincipalTerms principal,
      KeyTerms keys,
      Actions actions) {
    this.place = place;
    this.declarations = declarations;
    this.principal = principal;
    this.keys = keys;
    this.actions = actions;
    this.written =
        statements.stream()
            .flatMap(statement -> patterns(statement.resource()).stream())
            .map(pattern -> pattern.text(true, false))
            .toList();
  }

  static List<Pattern> patterns(ResourceElement element) {
    return switch (element) {
      case ResourceElement.Implied() -> List.of();
      case Resources(List<Pattern> patterns) -> patterns;
      case NotResources(List<Pattern> patterns) -> patterns;
    };
  }

  Shape shapeOf(Action action) {
    if (place.type() == PolicyType.REPOSITORY_POLICY) {
      return Shape.THE_REPOSITORY;
    }
    if (action.known().isEmpty()) {
      return place.type() == PolicyType.REGISTRY_POLICY
          ? Shape.PRIVATE_REPOSITORY
          : writesColons(action.service()) ? Shape.OTHER_WITH_COLONS : Shape.OTHER;
    }
    if (!action.known().get().hasResourceType()) {
      return Shape.STAR;
    }
    return switch (action.known().get().scope()) {
      case REPOSITORY ->
          action.service().equals("ecr") ? Shape.PRIVATE_REPOSITORY : Shape.PUBLIC_REPOSITORY;
      case REGISTRY -> Shape.PUBLIC_REGISTRY;
      case ROLE -> Shape.ROLE;
      case FEDERATED_USER -> Shape.FEDERATED_USER;
      case ACCOUNT -> Shape.STAR;
    };
  }

  /// A service outside of the facts has resource names with colons only if a pattern that could be
  /// about it writes one.
  private boolean writesColons(String service) {
    return written.stream()
        .map(pattern -> pattern.split(":", Glob.PARTS))
        .anyMatch(parts ->
            parts.length == Glob.PARTS
                && (parts[2].equals(service) || parts[2].contains("*") || parts[2].contains("?"))
                && parts[5].replaceAll("\\$\\{[^}]*}", "").contains(":"));
  }

  /// What the parts of a shape behind `arn` are: texts, or unknowns that are asked for when needed.
  private sealed interface Part {}

  private record Fixed(String text) implements Part {}

  /// `letters` are those that such a text can have.
  private record Open(Supplier<String> term, IntPredicate letters) implements Part {}

  private List<Part> parts(Shape shape) {
    return switch (shape) {
      case THE_REPOSITORY -> {
        Arn arn = place.repository();
        yield List.of(
            new Fixed(arn.partition()),
            new Fixed(arn.service()),
            new Fixed(arn.region()),
            new Fixed(arn.account()),
            new Fixed(arn.resource()));
      }
      case STAR -> List.of();
      case PRIVATE_REPOSITORY ->
          List.of(
              partition(),
              new Fixed("ecr"),
              place.type() == PolicyType.REGISTRY_POLICY && place.resource() != null
                  ? new Fixed(place.repository().region())
                  : new Open(this::region, ResourceTerms::isInRegion),
              owner(),
              new Open(this::name, c -> c != ':'));
      case PUBLIC_REPOSITORY, PUBLIC_REGISTRY -> global("ecr-public");
      case ROLE -> global("iam");
      case FEDERATED_USER -> global("sts");
      case OTHER, OTHER_WITH_COLONS ->
          List.of(
              partition(),
              new Open(() -> noColon("resource service"), c -> c != ':'),
              new Open(this::region, c -> c != ':'),
              new Open(this::otherAccount, Character::isDigit),
              new Open(this::name, c -> shape == Shape.OTHER_WITH_COLONS || c != ':'));
    };
  }

  private List<Part> global(String service) {
    return List.of(
        partition(),
        new Fixed(service),
        new Fixed(""),
        owner(),
        new Open(this::name, c -> c != ':'));
  }

  private Part partition() {
    return place.type().isResourceBased()
        ? new Fixed(place.repository().partition())
        : new Open(principal::partition, ResourceTerms::isInRegion);
  }

  private static boolean isInRegion(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static String typeOf(Shape shape) {
    return switch (shape) {
      case PRIVATE_REPOSITORY, PUBLIC_REPOSITORY -> "repository/";
      case PUBLIC_REGISTRY -> "registry/";
      case ROLE -> "role/";
      case FEDERATED_USER -> "federated-user/";
      case THE_REPOSITORY, STAR, OTHER, OTHER_WITH_COLONS -> "";
    };
  }

  private String when(Shape shape) {
    return actions.where(action -> shapeOf(action) == shape);
  }

  /// The last part of the ARN: one unknown, well-formed as its shape asks.
  private String name() {
    return declarations.unknown(
        "resource name",
        "String",
        name -> {
          List<String> all = new ArrayList<>();
          for (Shape shape : Shape.values()) {
            String expression =
                switch (shape) {
                  case THE_REPOSITORY, STAR, OTHER_WITH_COLONS -> "re.all";
                  case PRIVATE_REPOSITORY, PUBLIC_REPOSITORY -> Characters.REPOSITORY;
                  case PUBLIC_REGISTRY, FEDERATED_USER -> Characters.OTHER_NAME;
                  case ROLE -> Characters.PATH_AND_NAME;
                  case OTHER -> Characters.NO_COLON;
                };
            if (!expression.equals("re.all")) {
              String whole =
                  typeOf(shape).isEmpty()
                      ? expression
                      : Characters.after(typeOf(shape), expression);
              all.add(Smt.implies(when(shape), Characters.in(name, whole)));
            }
          }
          return Smt.and(all);
        });
  }

  String region() {
    return declarations.unknown(
        "resource region",
        "String",
        region ->
            Smt.and(
                Smt.implies(
                    when(Shape.PRIVATE_REPOSITORY), Characters.in(region, Characters.REGION)),
                Smt.implies(
                    Smt.or(when(Shape.OTHER), when(Shape.OTHER_WITH_COLONS)),
                    Characters.in(region, Characters.NO_COLON))));
  }

  private String noColon(String what) {
    return declarations.unknown(what, "String", term -> Characters.in(term, Characters.NO_COLON));
  }

  private String otherAccount() {
    String some = "(re.union (str.to_re \"\") " + Characters.ACCOUNT + ")";
    return declarations.unknown(
        "resource account", "String", account -> Characters.in(account, some));
  }

  /// The account of a resource of a service that the facts know.
  private Part owner() {
    return ownerIsFixed()
        ? new Fixed(place.owner())
        : new Open(principal::account, Character::isDigit);
  }

  String account() {
    return ownerIsFixed() ? Smt.text(place.owner()) : principal.account();
  }

  boolean ownerIsFixed() {
    return place.type().isResourceBased() || place.type() == PolicyType.RCP;
  }

  String matching(ResourceElement element) {
    return switch (element) {
      case ResourceElement.Implied() -> Smt.TRUE;
      case Resources(List<Pattern> patterns) ->
          Smt.or(patterns.stream().map(this::matching).toList());
      case NotResources(List<Pattern> patterns) ->
          Smt.not(Smt.or(patterns.stream().map(this::matching).toList()));
    };
  }

  private String matching(Pattern pattern) {
    if (pattern.isEverything()) {
      return Smt.TRUE;
    }
    boolean completed =
        place.type() == PolicyType.IDENTITY_POLICY
            || place.type() == PolicyType.PERMISSIONS_BOUNDARY;
    Glob glob = Glob.ofResource(pattern, completed);
    List<String> any = new ArrayList<>();
    for (List<Glob> row : glob.rows()) {
      for (Shape shape : Shape.values()) {
        any.add(matching(shape, row));
      }
    }
    return Smt.and(Smt.or(any), keys.variablesArePresent(glob));
  }

  private String matching(Shape shape, List<Glob> row) {
    String when = when(shape);
    if (shape == Shape.STAR || when.equals(Smt.FALSE)) {
      return Smt.FALSE;
    }
    List<Part> parts = parts(shape);
    List<String> all = new ArrayList<>(List.of(when));
    for (int i = 0; i < parts.size(); i++) {
      Glob glob = row.get(i + 1);
      all.add(
          switch (parts.get(i)) {
            case Fixed(String text) ->
                glob.hasVariables()
                    ? glob.test(() -> Smt.text(text), keys::variable)
                    : Smt.constant(glob.matches(text));
            case Open(Supplier<String> term, IntPredicate letters) ->
                glob.leaves(letters) || (i == parts.size() - 1 && !glob.mayBegin(typeOf(shape)))
                    ? Smt.FALSE
                    : glob.test(term, keys::variable);
          });
      if (all.contains(Smt.FALSE)) {
        return Smt.FALSE;
      }
    }
    if (shape == Shape.OTHER || shape == Shape.OTHER_WITH_COLONS) {
      all.add(Smt.not(declarations.unknown("resource is star", "Bool")));
    }
    return Smt.and(all);
  }
}
