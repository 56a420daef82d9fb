package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.Universe;
import io.quaymaster.iam.analysis.encoding.ActionDimension.Action;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.ResourceElement.NotResources;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.Scope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// On what: the dimensions of the resource's ARN, which depend on the action.
final class Resources {
  /// What the resource of an action looks like.
  enum Shape {
    /// The repository that the policy is attached to.
    FIXED,
    /// No resource type: authorized on `*`.
    STAR,
    PRIVATE_REPOSITORY,
    PUBLIC_REPOSITORY,
    PUBLIC_REGISTRY,
    ROLE,
    FEDERATED_USER,
    /// Actions of which nothing is known: any ARN, or `*`.
    OTHER
  }

  /// The account that owns the resource; of an identity policy, the caller's own. Where the owner
  /// is fixed, no pattern asks of it.
  final TextDimension owner;

  final TextDimension regionName;
  final TextDimension repositoryName;
  final TextDimension registryName;
  final TextDimension roleTarget;
  final TextDimension federatedTarget;
  private static final java.util.regex.Pattern VARIABLE =
      java.util.regex.Pattern.compile("\\$\\{[^}]*}");

  private final Map<String, Other> others = new LinkedHashMap<>();

  /// The resource patterns of the documents.
  private final Set<Pattern> written;

  /// How a document writes some resources of a shape, or of a service of which nothing is known.
  private record Naming(String kind, Pattern pattern, List<Term> terms) {}

  private final List<Naming> namings = new ArrayList<>();
  private final Map<String, Boolean> colons = new HashMap<>();
  private final Map<String, BitSet> unknownOf = new LinkedHashMap<>();
  private final Place place;
  private final Callers callers;
  private final ActionDimension actions;
  private final Opaques opaques;
  private final Map<Shape, BitSet> shapes = new EnumMap<>(Shape.class);
  private final BitSet withinAccount;
  private Dimension.@Nullable Choice sameAccount;

  Resources(
      Place place,
      Callers callers,
      ActionDimension actions,
      Opaques opaques,
      Set<Pattern> written) {
    this.place = place;
    this.callers = callers;
    this.actions = actions;
    this.opaques = opaques;
    this.written = written;
    owner =
        ownerIsFree()
            ? new TextDimension(
                "account of the resource",
                Meaning.OWNER,
                new Universe.Account(),
                false,
                Callers.UNKNOWN_ACCOUNTS)
            : callers.account;
    List<String> regions = new ArrayList<>();
    if (place.resource() != null && !place.resource().region().isEmpty()) {
      regions.add(place.resource().region());
    }
    regions.addAll(List.of("us-east-1", "eu-central-1", "eu-west-1"));
    regionName =
        new TextDimension(
            "region", Meaning.REGION, Universe.someOf(Universe.PLAIN + "-"), false, regions);
    List<String> names = new ArrayList<>(place.repositories());
    names.addAll(List.of("app", "team/app"));
    repositoryName =
        new TextDimension(
            "repository", Meaning.REPOSITORY, new Universe.RepositoryName(), false, names);
    registryName = text("registry", Meaning.RESOURCE_NAME, "my-registry");
    roleTarget =
        new TextDimension(
            "role", Meaning.RESOURCE_NAME, new Universe.PathAndName(), false, List.of("deploy"));
    federatedTarget = text("federated user", Meaning.RESOURCE_NAME, "fred");
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.action(i);
      Shape shape = shapeOf(action);
      shapes.computeIfAbsent(shape, s -> new BitSet()).set(i);
      if (shape == Shape.OTHER) {
        unknownOf.computeIfAbsent(action.service(), s -> new BitSet()).set(i);
      }
    }
    withinAccount = actions.where(this::staysWithinAccount);
  }

  private static TextDimension text(String name, Meaning meaning, String hint) {
    return new TextDimension(
        name,
        meaning,
        Universe.someOf(Universe.PLAIN + "-_/.ABCDEFGHIJKLMNOPQRSTUVWXYZ+=,@"),
        false,
        List.of(hint));
  }

  List<Dimension> dimensions() {
    List<Dimension> dimensions =
        new ArrayList<>(
            List.of(regionName, repositoryName, registryName, roleTarget, federatedTarget));
    if (ownerIsFree()) {
      dimensions.addFirst(owner);
    }
    if (sameAccount != null) {
      dimensions.add(1, sameAccount);
    }
    others.values().forEach(other -> dimensions.addAll(other.dimensions()));
    return dimensions;
  }

  /// The resource of actions of which nothing is known: each service has dimensions of its own, so
  /// that the patterns of one do not multiply with those of another.
  Other other(String service) {
    return others.computeIfAbsent(
        service, prefix -> Other.of(prefix, namesHaveColons(prefix), policyAppliesToStar()));
  }

  /// RCPs have a say in what has a resource alone.
  private boolean policyAppliesToStar() {
    return place.type() != PolicyType.RCP;
  }

  /// Whether resources of a service may have colons in their names: where no pattern for the
  /// service writes one, they have none. Without this, every `*` that ends an inner part could run
  /// into the name of a resource.
  private boolean namesHaveColons(String service) {
    return colons.computeIfAbsent(service, this::writesColons);
  }

  private boolean writesColons(String service) {
    for (Pattern pattern : written) {
      String text = pattern.text(true, false);
      int[] colons = new int[Globs.PARTS - 1];
      int found = 0;
      for (int i = 0; i < text.length() && found < colons.length; i++) {
        if (text.charAt(i) == ':') {
          colons[found++] = i;
        }
      }
      if (found == colons.length
          && isAbout(text.substring(colons[1] + 1, colons[2]), service)
          && hasColon(text.substring(colons[found - 1] + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAbout(String part, String service) {
    return part.equals(service) || part.indexOf('*') >= 0 || part.indexOf('?') >= 0;
  }

  /// Whether a resource's name has a colon, those of variables' keys aside.
  private static boolean hasColon(String name) {
    return name.indexOf(':') >= 0 && VARIABLE.matcher(name).replaceAll("").indexOf(':') >= 0;
  }

  /// The parts of an ARN of a service that the facts do not know, or `*`.
  record Other(
      Dimension.Choice form,
      TextDimension service,
      TextDimension region,
      TextDimension account,
      TextDimension resource) {
    static Other of(String prefix, boolean colons, boolean onStar) {
      return new Other(
          new Dimension.Choice(
              prefix + " resource",
              Meaning.OTHER_RESOURCE,
              onStar ? List.of("an ARN", "*") : List.of("an ARN")),
          part(prefix + " service", Universe.withoutColon(), prefix),
          part(prefix + " region", Universe.withoutColon(), "us-east-1"),
          new TextDimension(
              prefix + " account",
              Meaning.OTHER_RESOURCE,
              new Universe.AccountOrNothing(),
              false,
              List.of("444455556666", "")),
          part(
              prefix + " resource name",
              colons ? Universe.everything() : Universe.withoutColon(),
              "resource"));
    }

    private static TextDimension part(String name, Universe universe, String hint) {
      return new TextDimension(name, Meaning.OTHER_RESOURCE, universe, false, List.of(hint));
    }

    List<Dimension> dimensions() {
      return List.of(form, service, region, account, resource);
    }

    List<TextDimension> parts() {
      return List.of(service, region, account, resource);
    }
  }

  BitSet actionsOf(Shape shape) {
    return shapes.getOrDefault(shape, new BitSet());
  }

  Shape shapeOf(Action action) {
    if (place.type() == PolicyType.REPOSITORY_POLICY) {
      return Shape.FIXED;
    }
    if (action.known().isEmpty()) {
      return place.type() == PolicyType.REGISTRY_POLICY ? Shape.PRIVATE_REPOSITORY : Shape.OTHER;
    }
    if (!action.known().get().hasResourceType()) {
      return Shape.STAR;
    }
    Scope scope = action.known().get().scope();
    return switch (scope) {
      case REPOSITORY ->
          action.service().equals("ecr") ? Shape.PRIVATE_REPOSITORY : Shape.PUBLIC_REPOSITORY;
      case REGISTRY -> Shape.PUBLIC_REGISTRY;
      case ROLE -> Shape.ROLE;
      case FEDERATED_USER -> Shape.FEDERATED_USER;
      case ACCOUNT -> Shape.STAR;
    };
  }

  /// The resources on which a statement applies.
  Constraint constraint(ResourceElement element, BitSet ofStatement, Variables variables) {
    List<List<Term>> boxes = new ArrayList<>();
    switch (element) {
      case ResourceElement.Implied() -> boxes.add(List.of());
      case ResourceElement.Resources(List<Pattern> patterns) ->
          patterns.forEach(pattern -> add(pattern, ofStatement, variables, boxes));
      case NotResources(List<Pattern> patterns) -> {
        patterns.forEach(pattern -> add(pattern, ofStatement, variables, boxes));
        return Constraint.noneOf(boxes);
      }
    }
    return Constraint.anyOf(boxes);
  }

  private void add(
      Pattern pattern, BitSet ofStatement, Variables variables, List<List<Term>> boxes) {
    if (!pattern.hasVariables()) {
      add(pattern, ofStatement, boxes);
      return;
    }
    for (Variables.Reading reading : variables.readings(pattern)) {
      List<List<Term>> read = new ArrayList<>();
      add(reading.pattern(), ofStatement, read);
      read.forEach(terms -> boxes.add(plus(terms, reading.when())));
    }
  }

  private void add(Pattern pattern, BitSet ofStatement, List<List<Term>> boxes) {
    if (pattern.isEverything()) {
      boxes.add(List.of());
      return;
    }
    Optional<Term> opaque =
        pattern.hasVariables() ? Optional.of(opaques.resource(pattern)) : Optional.empty();
    boolean completed =
        place.type() == PolicyType.IDENTITY_POLICY
            || place.type() == PolicyType.PERMISSIONS_BOUNDARY;
    for (List<Glob> row : Globs.ofResource(pattern, completed)) {
      shapes.forEach((shape, values) -> {
        if (shape == Shape.OTHER) {
          addOther(pattern, row, ofStatement, opaque, boxes);
        } else if (values.intersects(ofStatement)) {
          addShape(pattern, row, shape, opaque, boxes);
        }
      });
    }
  }

  /// What only the owner's account can reach is in the caller's account.
  private void addShape(
      Pattern pattern, List<Glob> row, Shape shape, Optional<Term> opaque, List<List<Term>> boxes) {
    boolean one = !ownerIsFree() || row.get(4).isEverything();
    BitSet own = one ? new BitSet() : and(actionsOf(shape), withinAccount);
    BitSet others = (BitSet) actionsOf(shape).clone();
    others.andNot(own);
    List<Term> terms = new ArrayList<>();
    if (!others.isEmpty() && matches(shape, row, owner, terms)) {
      name(pattern, shape, terms);
      terms.add(actions.in(one ? actionsOf(shape) : others));
      opaque.ifPresent(terms::add);
      boxes.add(terms);
    }
    List<Term> ofCaller = new ArrayList<>();
    if (!own.isEmpty() && matches(shape, row, callers.account, ofCaller)) {
      ofCaller.add(actions.in(own));
      opaque.ifPresent(ofCaller::add);
      boxes.add(ofCaller);
    }
  }

  private static BitSet and(BitSet one, BitSet two) {
    BitSet both = (BitSet) one.clone();
    both.and(two);
    return both;
  }

  /// Whether no resource-based policy can grant the action to callers of other accounts: a
  /// repository has a policy once it exists, a private registry has one for all that is asked of it
  /// but tokens, and a role has its trust policy.
  private boolean staysWithinAccount(Action action) {
    return switch (shapeOf(action)) {
      case FIXED, PRIVATE_REPOSITORY, ROLE, OTHER -> false;
      case STAR -> !action.service().equals("ecr") || action.name().equals("getauthorizationtoken");
      case PUBLIC_REPOSITORY -> action.name().equals("createrepository");
      case PUBLIC_REGISTRY, FEDERATED_USER -> true;
    };
  }

  /// The actions of which that is so, whatever the resource.
  BitSet withinAccount() {
    return withinAccount;
  }

  /// Whether a request is to the caller's own account by its nature.
  boolean staysWithinAccount(Action action, boolean onStar) {
    boolean unknown = shapeOf(action) == Shape.OTHER;
    return unknown ? onStar && !action.service().equals("ecr") : staysWithinAccount(action);
  }

  /// The requests whose resource is in an account that matches.
  List<List<Term>> ownerMatches(Glob glob) {
    if (glob.isEverything()) {
      return List.of(List.of());
    }
    Term ofCaller = callers.account.matching(List.of(glob), glob.toString());
    if (!ownerIsFree()) {
      return List.of(List.of(ofCaller));
    }
    Term ofOwner = owner.matching(List.of(glob), glob.toString());
    return byReach(List.of(ofCaller), List.of(ofOwner));
  }

  /// What holds of requests that stay within the caller's account, and of those that need not.
  private List<List<Term>> byReach(List<Term> within, List<Term> anywhere) {
    List<List<Term>> boxes = new ArrayList<>();
    BitSet open = actions.where(action -> action.known().isPresent());
    open.andNot(withinAccount);
    open.or(unknownOf("ecr"));
    boxes.add(plus(within, actions.in(withinAccount)));
    boxes.add(plus(anywhere, actions.in(open)));
    Set<String> services = new LinkedHashSet<>();
    actions.all().stream()
        .mapToObj(actions::action)
        .filter(action -> shapeOf(action) == Shape.OTHER && !action.service().equals("ecr"))
        .forEach(action -> services.add(action.service()));
    for (String service : services) {
      Term ofService = actions.in(unknownOf(service));
      Dimension.Choice form = other(service).form();
      boxes.add(plus(within, ofService, form.in(Dimension.bits(1))));
      boxes.add(plus(anywhere, ofService, form.in(Dimension.bits(0))));
    }
    return boxes;
  }

  private static List<Term> plus(List<Term> terms, Term... more) {
    return plus(terms, List.of(more));
  }

  private static List<Term> plus(List<Term> terms, List<Term> more) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(more);
    return all;
  }

  /// The requests whose resource is in the caller's account, where it may be in any. Of accounts
  /// that no document tells apart, the two may be one or not: a free yes or no.
  List<List<Term>> inCallersAccount() {
    if (sameAccount == null) {
      sameAccount =
          new Dimension.Choice(
              "aws:ResourceAccount",
              Meaning.CONDITION_KEY,
              List.of("the account of the caller", "another account"));
    }
    return byReach(List.of(), List.of(sameAccount.in(Dimension.bits(0))));
  }

  /// Whether a request says that its resource is in another account than its caller's, of accounts
  /// that are not told apart.
  boolean isInAnother(int[] values) {
    return sameAccount != null && values[sameAccount.index()] == 1;
  }

  /// The Region of every request, where the place tells it.
  Optional<String> region() {
    if (place.type() == PolicyType.REPOSITORY_POLICY
        || place.type().isResourceBased() && place.resource() != null) {
      return Optional.of(
          place.registry() == RegistryKind.PUBLIC ? "us-east-1" : place.repository().region());
    }
    return Optional.empty();
  }

  /// The actions that are asked for in us-east-1 alone.
  BitSet inOneRegion() {
    return actions.where(action -> action.service().equals("ecr-public"));
  }

  private void addOther(
      Pattern pattern,
      List<Glob> row,
      BitSet ofStatement,
      Optional<Term> opaque,
      List<List<Term>> boxes) {
    for (Map.Entry<String, BitSet> unknown : unknownOf.entrySet()) {
      String prefix = unknown.getKey();
      if (!unknown.getValue().intersects(ofStatement)) {
        continue;
      }
      Other other = other(prefix);
      if (row.get(Globs.PARTS - 1).names(':') && !namesHaveColons(prefix)) {
        continue;
      }
      List<Term> terms = new ArrayList<>();
      terms.add(actions.in(unknownOf(prefix)));
      terms.add(other.form().in(Dimension.bits(0)));
      if (callers.partitionMatches(row.get(1), terms)) {
        for (int part = 2; part < Globs.PARTS; part++) {
          narrow(other.parts().get(part - 2), row.get(part), terms);
        }
        name(prefix, pattern, terms);
        opaque.ifPresent(terms::add);
        boxes.add(terms);
      }
    }
  }

  private void name(Pattern pattern, Shape shape, List<Term> terms) {
    name(shape.name(), pattern, terms);
  }

  private void name(String kind, Pattern pattern, List<Term> terms) {
    namings.add(new Naming(kind, pattern, List.copyOf(terms)));
  }

  /// The resources of a shape, or of a service of which nothing is known, that the documents name;
  /// a pattern with variables stands for all that it could match.
  Map<String, List<List<Term>>> named(String kind) {
    Map<String, List<List<Term>>> named = new LinkedHashMap<>();
    for (Naming naming : namings) {
      if (naming.kind.equals(kind)) {
        String text = naming.pattern.text(true, true);
        named
            .computeIfAbsent(
                naming.pattern.hasVariables() ? text.replaceAll("\\$\\{[^}]*}", "*") : text,
                p -> new ArrayList<>())
            .add(naming.terms.stream().filter(term -> term.dimension() != actions).toList());
      }
    }
    return named;
  }

  /// The actions of a service of which nothing is known.
  private BitSet unknownOf(String service) {
    return unknownOf.getOrDefault(service, new BitSet());
  }

  private boolean matches(Shape shape, List<Glob> row, TextDimension account, List<Term> terms) {
    return switch (shape) {
      case STAR -> false;
      case FIXED -> {
        Arn arn = place.repository();
        yield row.get(1).matches(arn.partition())
            && row.get(2).matches(arn.service())
            && row.get(3).matches(arn.region())
            && row.get(4).matches(arn.account())
            && row.get(5).matches(arn.resource());
      }
      case PRIVATE_REPOSITORY ->
          row.get(2).matches("ecr")
              && named(repositoryName, "repository/", row.get(5), terms)
              && callers.partitionMatches(row.get(1), terms)
              && regionMatches(row.get(3), terms)
              && accountMatches(row.get(4), account, terms);
      case PUBLIC_REPOSITORY ->
          row.get(2).matches("ecr-public")
              && named(repositoryName, "repository/", row.get(5), terms)
              && callers.partitionMatches(row.get(1), terms)
              && row.get(3).matches("")
              && accountMatches(row.get(4), account, terms);
      case PUBLIC_REGISTRY ->
          row.get(2).matches("ecr-public")
              && named(registryName, "registry/", row.get(5), terms)
              && callers.partitionMatches(row.get(1), terms)
              && row.get(3).matches("")
              && accountMatches(row.get(4), account, terms);
      case ROLE ->
          row.get(2).matches("iam")
              && named(roleTarget, "role/", row.get(5), terms)
              && callers.partitionMatches(row.get(1), terms)
              && row.get(3).matches("")
              && accountMatches(row.get(4), account, terms);
      case FEDERATED_USER ->
          row.get(2).matches("sts")
              && named(federatedTarget, "federated-user/", row.get(5), terms)
              && callers.partitionMatches(row.get(1), terms)
              && row.get(3).matches("")
              && accountMatches(row.get(4), account, terms);
      case OTHER -> false;
    };
  }

  private boolean named(TextDimension dimension, String prefix, Glob glob, List<Term> terms) {
    List<Glob> rest = glob.behind(prefix);
    rest.removeIf(left -> left.names(':'));
    if (rest.isEmpty()) {
      return false;
    }
    if (!rest.contains(Glob.EVERYTHING)) {
      String label = glob.toString();
      terms.add(
          dimension.matching(
              rest, label.startsWith(prefix) ? label.substring(prefix.length()) : label));
    }
    return true;
  }

  private boolean regionMatches(Glob glob, List<Term> terms) {
    if (place.type() == PolicyType.REGISTRY_POLICY && place.resource() != null) {
      return glob.matches(place.resource().region());
    }
    narrow(regionName, glob, terms);
    return true;
  }

  private boolean accountMatches(Glob glob, TextDimension account, List<Term> terms) {
    if (ownerIsFixed()) {
      return glob.matches(place.owner());
    }
    narrow(account, glob, terms);
    return true;
  }

  /// What cannot occur: a caller from outside, or a service, where only the owner's account can let
  /// somebody in.
  List<List<Term>> impossible() {
    if (sameAccount != null) {
      return contradictions(sameAccount);
    }
    if (place.type() != PolicyType.RCP || withinAccount.isEmpty()) {
      return List.of();
    }
    Term owner = callers.account.matching(List.of(Glob.literal(place.owner())), place.owner());
    return List.of(List.of(actions.in(withinAccount), callers.account.outside(owner)));
  }

  /// One account on which both patterns of accounts do not agree, and two that are the same.
  private List<List<Term>> contradictions(Dimension.Choice same) {
    Set<Glob> globs = new LinkedHashSet<>(callers.account.globs());
    globs.addAll(owner.globs());
    List<List<Term>> boxes = new ArrayList<>();
    for (Glob glob : globs) {
      Term caller = callers.account.matching(List.of(glob), null);
      Term resource = owner.matching(List.of(glob), null);
      Term one = same.in(Dimension.bits(0));
      boxes.add(List.of(one, caller, owner.outside(resource)));
      boxes.add(List.of(one, callers.account.outside(caller), resource));
      if (glob.isLiteral()) {
        boxes.add(List.of(same.in(Dimension.bits(1)), caller, resource));
      }
    }
    return boxes;
  }

  /// Whether the resource is in the account of the place, whoever calls.
  boolean ownerIsFixed() {
    return place.type().isResourceBased() || place.type() == PolicyType.RCP;
  }

  /// Whether the resource may be in any account: what limits a caller limits it everywhere.
  boolean ownerIsFree() {
    return switch (place.type()) {
      case PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP -> true;
      case IDENTITY_POLICY, REPOSITORY_POLICY, REGISTRY_POLICY, RCP -> false;
    };
  }

  private static void narrow(TextDimension dimension, Glob glob, List<Term> terms) {
    if (!glob.isEverything()) {
      terms.add(dimension.matching(List.of(glob), glob.toString()));
    }
  }
}
