package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.solver.Actions.Action;
import io.quaymaster.iam.analysis.solver.PrincipalTerms.Kind;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Segment.Variable;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.KeyType;
import io.quaymaster.iam.service.Presence;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Under which conditions: a presence and a value for each key that is free, terms of the principal
/// and the resource for the others.
final class KeyTerms {
  /// A key of the request. `text` tests one value as text; null where it is none.
  private record Key(String present, @Nullable Function<Glob, String> text) {}

  private final Place place;
  private final ServiceReference reference;
  private final Declarations declarations;
  private final PrincipalTerms principal;
  private final Actions actions;
  private final Map<String, Set<Family>> families = new LinkedHashMap<>();
  private final Set<String> qualified = new LinkedHashSet<>();
  private final Set<String> unqualified = new LinkedHashSet<>();
  private final Map<String, Set<Condition>> setTests = new LinkedHashMap<>();
  private @Nullable ResourceTerms resource;

  KeyTerms(
      Place place,
      List<Statement> statements,
      ServiceReference reference,
      Declarations declarations,
      PrincipalTerms principal,
      Actions actions) {
    this.place = place;
    this.reference = reference;
    this.declarations = declarations;
    this.principal = principal;
    this.actions = actions;
    statements.stream()
        .flatMap(statement -> statement.conditions().stream())
        .filter(condition -> condition.operator() != ConditionOperator.NULL)
        .forEach(condition -> {
          String name = one(condition.key().name());
          families
              .computeIfAbsent(name, n -> EnumSet.noneOf(Family.class))
              .add(condition.operator().family());
          (condition.qualifier() == SetQualifier.NONE ? unqualified : qualified).add(name);
          setTests.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(condition);
        });
  }

  void of(ResourceTerms resources) {
    this.resource = resources;
  }

  private ResourceTerms resource() {
    return Objects.requireNonNull(resource);
  }

  /// The tags of a resource are one key, whichever service spells them; the two clocks are one.
  static String one(String key) {
    for (String prefix : List.of("ecr:resourcetag/", "ecr-public:resourcetag/")) {
      if (key.startsWith(prefix)) {
        return "aws:resourcetag/" + key.substring(prefix.length());
      }
    }
    return key.equals("aws:epochtime") ? "aws:currenttime" : key;
  }

  /// What tells actions apart by the keys that their requests carry.
  List<Object> carried(Action action, List<Statement> statements) {
    List<Object> carried = new ArrayList<>();
    for (Statement statement : statements) {
      for (Condition condition : statement.conditions()) {
        carried.add(carries(action, condition.key().name()));
      }
    }
    return carried;
  }

  boolean carries(Action action, String key) {
    String service = key.indexOf(':') < 0 ? "" : key.substring(0, key.indexOf(':'));
    boolean ofService =
        Set.of("ecr", "ecr-public", "sts").contains(service) && reference.key(key).isPresent();
    boolean byAction =
        key.startsWith("aws:resourcetag/")
            || key.startsWith("aws:requesttag/")
            || key.equals("aws:tagkeys");
    if (!ofService && !byAction) {
      return true;
    }
    return action.known().isPresent()
        ? action.known().get().supportsKey(key)
        : !ofService || action.service().equals(service);
  }

  String holds(Condition condition) {
    String name = condition.key().name();
    if (isSet(name)) {
      return holdsOnSet(condition, name);
    }
    Key key = key(name);
    if (condition.operator() == ConditionOperator.NULL) {
      return isNull(condition, key.present);
    }
    String matches =
        Smt.or(condition.values().stream().map(value -> matches(condition, key, value)).toList());
    boolean negated = condition.operator().negated();
    boolean ifAbsent =
        condition.ifExists()
            || condition.qualifier() == SetQualifier.FOR_ALL_VALUES
            || (negated && condition.qualifier() == SetQualifier.NONE);
    String there = negated ? Smt.not(matches) : matches;
    return ifAbsent ? Smt.implies(key.present, there) : Smt.and(key.present, there);
  }

  private static String isNull(Condition condition, String present) {
    List<String> any = new ArrayList<>();
    for (Pattern value : condition.values()) {
      String text = value.literalText();
      any.add(
          text.equalsIgnoreCase("true")
              ? Smt.not(present)
              : text.equalsIgnoreCase("false") ? present : Smt.FALSE);
    }
    return Smt.or(any);
  }

  private String matches(Condition condition, Key key, Pattern value) {
    String name = condition.key().name();
    KeyType type = type(name);
    Family family = condition.operator().family();
    boolean derived = key.text != null && !isFree(name);
    boolean textual =
        Set.of(Family.STRING, Family.ARN, Family.BOOL, Family.BINARY).contains(family);
    if (!derived && !fits(name, type)) {
      throw new Inexpressible("operators of several families on " + name);
    }
    if (textual && key.text != null) {
      return textMatches(condition, key, value, type);
    }
    if (derived || value.hasVariables()) {
      return derived ? Smt.FALSE : fail("a variable under " + condition.operatorText());
    }
    return switch (family) {
      case NUMERIC, DATE -> compares(condition.operator(), name, value.literalText());
      case IP_ADDRESS -> inRange(name, value.literalText());
      default -> fail(condition.operatorText() + " on " + name);
    };
  }

  private static String fail(String what) {
    throw new Inexpressible(what);
  }

  private boolean fits(String name, KeyType type) {
    Set<Family> fitting =
        switch (type) {
          case STRING, ARN, BOOL, BINARY ->
              EnumSet.of(Family.STRING, Family.ARN, Family.BOOL, Family.BINARY);
          case NUMERIC, DATE -> EnumSet.of(Family.NUMERIC, Family.DATE);
          case IP_ADDRESS -> EnumSet.of(Family.IP_ADDRESS);
        };
    return fitting.containsAll(families.getOrDefault(one(name), Set.of()));
  }

  private String textMatches(Condition condition, Key key, Pattern value, KeyType type) {
    ConditionOperator operator = condition.operator();
    Function<Glob, String> text = Objects.requireNonNull(key.text);
    boolean anyCase =
        operator == ConditionOperator.STRING_EQUALS_IGNORE_CASE
            || operator == ConditionOperator.STRING_NOT_EQUALS_IGNORE_CASE;
    Glob glob = Glob.ofValue(value, anyCase);
    boolean inParts =
        condition.key().name().equals("aws:principalarn")
            || (isFree(condition.key().name()) && type == KeyType.ARN);
    if (inParts && glob.hasVariables()) {
      throw new Inexpressible("a variable in a value of " + condition.key());
    }
    String matches =
        switch (operator.family()) {
          case STRING -> inParts ? anyRow(condition, glob.rows()) : text.apply(glob);
          case ARN -> {
            List<Glob> parts = glob.atColons();
            if (parts.size() < Glob.PARTS) {
              yield Smt.FALSE;
            }
            if (inParts) {
              yield anyRow(condition, List.of(parts));
            }
            if (glob.hasVariables()) {
              throw new Inexpressible("a variable in a value of " + condition.key());
            }
            yield text.apply(joined(parts));
          }
          case BOOL -> {
            String word = value.literalText();
            yield word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")
                ? text.apply(Glob.ofValue(value, true))
                : Smt.FALSE;
          }
          case BINARY -> text.apply(glob);
          case NUMERIC, DATE, IP_ADDRESS, NULL -> throw new IllegalStateException();
        };
    return Smt.and(matches, variablesArePresent(glob));
  }

  /// Six parts over a whole text: in the first five, wildcards stop at colons.
  private static Glob joined(List<Glob> parts) {
    throw new Inexpressible("an ARN operator on a key that holds no ARN: " + parts);
  }

  private String anyRow(Condition condition, List<List<Glob>> rows) {
    List<String> any = new ArrayList<>();
    for (List<Glob> row : rows) {
      any.add(
          condition.key().name().equals("aws:principalarn")
              ? principal.arnMatches(row)
              : arnMatches(one(condition.key().name()), row));
    }
    return Smt.or(any);
  }

  private String arnMatches(String name, List<Glob> row) {
    List<String> all = new ArrayList<>();
    all.add(Smt.constant(row.getFirst().matches("arn")));
    for (int part = 1; part < Glob.PARTS; part++) {
      String what = name + " part " + part;
      boolean inner = part < Glob.PARTS - 1;
      all.add(
          row.get(part)
              .test(() ->
                  declarations.unknown(
                      what,
                      "String",
                      term -> inner ? Characters.in(term, Characters.NO_COLON) : Smt.TRUE)));
    }
    return Smt.and(all);
  }

  // Keys that follow from the principal and the resource, and free ones

  boolean isFree(String name) {
    return !Set.of(
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principaltype",
            "aws:username",
            "aws:principalisawsservice",
            "aws:principalservicename",
            "aws:resourceaccount",
            "aws:requestedregion")
        .contains(name);
  }

  private Key key(String name) {
    return switch (name) {
      case "aws:principalarn" -> new Key(principal.hasAccount(), glob -> Smt.FALSE);
      case "aws:principalaccount" -> new Key(Smt.TRUE, this::accountMatches);
      case "aws:principaltype" ->
          new Key(Smt.TRUE, glob -> byKind(EnumSet.allOf(Kind.class), glob, kind -> kind.type));
      case "aws:username" -> new Key(principal.is(Kind.USER), this::userNameMatches);
      case "aws:principalisawsservice" ->
          new Key(
              Smt.not(principal.is(Kind.ANONYMOUS)),
              glob ->
                  byKind(
                      EnumSet.complementOf(EnumSet.of(Kind.ANONYMOUS)),
                      glob,
                      kind -> Boolean.toString(kind == Kind.SERVICE)));
      case "aws:principalservicename" ->
          new Key(
              principal.is(Kind.SERVICE),
              glob -> Smt.and(principal.is(Kind.SERVICE), glob.test(principal::name)));
      case "aws:resourceaccount" -> resourceAccount();
      case "aws:requestedregion" -> new Key(Smt.TRUE, this::regionMatches);
      default -> free(name);
    };
  }

  private String byKind(Set<Kind> kinds, Glob glob, Function<Kind, String> value) {
    return glob.hasVariables()
        ? fail("a variable in a value of the principal's kind")
        : Smt.or(
            kinds.stream()
                .filter(kind -> glob.matches(value.apply(kind)))
                .map(principal::is)
                .toList());
  }

  /// The account that a service acts for is told by nobody: one that no document names.
  private String accountMatches(Glob glob) {
    List<String> any = new ArrayList<>();
    any.add(Smt.and(principal.hasAccount(), glob.test(principal::account, this::variable)));
    if (glob.isEverything()) {
      any.add(principal.is(Kind.SERVICE));
    }
    if (!glob.hasVariables() && glob.matches("anonymous")) {
      any.add(principal.is(Kind.ANONYMOUS));
    }
    return Smt.or(any);
  }

  private String userNameMatches(Glob glob) {
    return glob.hasVariables()
        ? glob.test(principal::userName, this::variable)
        : principal.lastPart(Kind.USER, glob);
  }

  private Key resourceAccount() {
    if (resource().ownerIsFixed()) {
      return new Key(
          Smt.TRUE,
          glob ->
              glob.hasVariables()
                  ? glob.test(() -> Smt.text(place.owner()), this::variable)
                  : Smt.constant(glob.matches(place.owner())));
    }
    String known = actions.where(action -> action.known().isPresent());
    String present =
        known.equals(Smt.TRUE)
            ? Smt.TRUE
            : Smt.or(known, declarations.unknown("has aws:resourceaccount", "Bool"));
    return new Key(present, glob -> glob.test(principal::account, this::variable));
  }

  private String regionMatches(Glob glob) {
    boolean fixed =
        (place.type().isResourceBased() && place.resource() != null)
            || place.type() == PolicyType.REPOSITORY_POLICY;
    if (fixed) {
      String region =
          place.registry() == RegistryKind.PUBLIC ? "us-east-1" : place.repository().region();
      return glob.hasVariables()
          ? fail("a variable in a value of the region")
          : Smt.constant(glob.matches(region));
    }
    String inRegion =
        actions.where(
            action -> resource().shapeOf(action) == ResourceTerms.Shape.PRIVATE_REPOSITORY);
    String global = actions.where(action -> action.service().equals("ecr-public"));
    List<String> any = new ArrayList<>();
    if (!inRegion.equals(Smt.FALSE)) {
      any.add(Smt.and(inRegion, glob.test(resource()::region, this::variable)));
    }
    if (!global.equals(Smt.FALSE)) {
      any.add(
          Smt.and(
              global,
              glob.hasVariables()
                  ? glob.test(() -> "\"us-east-1\"", this::variable)
                  : Smt.constant(glob.matches("us-east-1"))));
    }
    any.add(
        Smt.and(
            Smt.not(Smt.or(inRegion, global)),
            glob.test(
                () ->
                    declarations.unknown(
                        "aws:requestedregion",
                        "String",
                        region -> Characters.in(region, Characters.REGION)),
                this::variable)));
    return Smt.or(any);
  }

  private Key free(String name) {
    String unknown = one(name);
    return new Key(
        present(name),
        switch (type(name)) {
          case STRING, BINARY ->
              glob -> glob.test(() -> declarations.unknown(unknown, "String"), this::variable);
          case ARN -> glob -> Smt.FALSE;
          case BOOL ->
              glob -> {
                String value = declarations.unknown(unknown, "Bool");
                return glob.hasVariables()
                    ? fail("a variable in a value of " + name)
                    : Smt.or(
                        glob.matches("true") ? value : Smt.FALSE,
                        glob.matches("false") ? Smt.not(value) : Smt.FALSE);
              };
          case NUMERIC, DATE, IP_ADDRESS -> null;
        });
  }

  /// Whether the request carries a free key: where it may be absent, there is an unknown for it.
  private String present(String name) {
    List<String> all = new ArrayList<>();
    all.add(isAlwaysThere(name) ? Smt.TRUE : declarations.unknown("has " + one(name), "Bool"));
    all.add(actions.where(action -> carries(action, name)));
    Set<Kind> kinds = EnumSet.copyOf(principal.kinds());
    kinds.removeIf(kind -> !comesWith(name, kind));
    all.add(kinds.equals(principal.kinds()) ? Smt.TRUE : principal.is(kinds));
    return Smt.and(all);
  }

  private Optional<Presence> presence(String name) {
    return reference.key(name).map(ConditionKeyDefinition::presence);
  }

  /// Whether every request carries a free key that can.
  boolean isAlwaysThere(String name) {
    return !isSet(name)
        && presence(name)
            .filter(presence -> presence == Presence.ALWAYS || presence == Presence.SIGNED)
            .isPresent();
  }

  /// Whether requests of such callers can carry a free key.
  boolean comesWith(String name, Kind kind) {
    Optional<Presence> presence = presence(name);
    if (presence.isPresent() && presence.get() == Presence.IF_ORG) {
      return kind.hasAccount();
    }
    if (presence.isPresent() && presence.get() == Presence.SERVICE) {
      return kind == Kind.SERVICE;
    }
    if (presence.isPresent() && presence.get() == Presence.SIGNED) {
      return kind != Kind.ANONYMOUS;
    }
    return !name.startsWith("aws:principaltag/")
        || EnumSet.of(Kind.USER, Kind.ROLE, Kind.FEDERATED).contains(kind);
  }

  /// How many conditions test a multi-valued key.
  int testsOf(String name) {
    return setTests.getOrDefault(name, Set.of()).size();
  }

  KeyType type(String name) {
    Optional<ConditionKeyDefinition> known = reference.key(name);
    if (known.isPresent()) {
      return known.get().type();
    }
    Set<Family> used = families.getOrDefault(one(name), Set.of());
    if (used.equals(Set.of(Family.NUMERIC))) {
      return KeyType.NUMERIC;
    }
    if (!used.isEmpty() && Set.of(Family.DATE, Family.NUMERIC).containsAll(used)) {
      return KeyType.DATE;
    }
    if (used.equals(Set.of(Family.IP_ADDRESS))) {
      return KeyType.IP_ADDRESS;
    }
    if (used.equals(Set.of(Family.BOOL))) {
      return KeyType.BOOL;
    }
    return used.contains(Family.ARN) ? KeyType.ARN : KeyType.STRING;
  }

  private String compares(ConditionOperator operator, String name, String text) {
    boolean clock = one(name).equals("aws:currenttime");
    Optional<BigDecimal> constant =
        operator.family() == Family.DATE ? Values.date(text) : Values.number(text);
    boolean wrongClock =
        operator.family() == Family.NUMERIC && clock && !name.equals("aws:epochtime");
    if (constant.isEmpty() || wrongClock) {
      return Smt.FALSE;
    }
    String value = declarations.unknown(one(name), "Real");
    String other = Smt.real(constant.get());
    return switch (operator) {
      case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS, DATE_EQUALS, DATE_NOT_EQUALS ->
          Smt.equal(value, other);
      case NUMERIC_LESS_THAN, DATE_LESS_THAN -> "(< " + value + " " + other + ")";
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> "(<= " + value + " " + other + ")";
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> "(> " + value + " " + other + ")";
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS ->
          "(>= " + value + " " + other + ")";
      default -> throw new IllegalStateException(operator.text());
    };
  }

  private String inRange(String name, String text) {
    Optional<Values.Range> range = Values.range(text);
    String version6 = declarations.unknown(name + " is of version 6", "Bool");
    String size = "(ite " + version6 + " " + Values.SIZE_6 + " " + Values.SIZE_4 + ")";
    String value =
        declarations.unknown(
            name, "Int", of -> Smt.and("(>= " + of + " 0)", "(< " + of + " " + size + ")"));
    return range
        .map(r ->
            Smt.and(
                r.version6() ? version6 : Smt.not(version6),
                "(<= " + r.first() + " " + value + ")",
                "(<= " + value + " " + r.last() + ")"))
        .orElse(Smt.FALSE);
  }

  // Multi-valued keys

  boolean isSet(String name) {
    return reference
        .key(name)
        .map(ConditionKeyDefinition::multiValued)
        .orElse(qualified.contains(one(name)) && !unqualified.contains(one(name)));
  }

  /// A set is as many texts as there are tests of it, each of which may be in it or not: a set that
  /// passes and fails some tests still does with one element for each test that asks for one.
  private String holdsOnSet(Condition condition, String name) {
    int size = setTests.getOrDefault(name, Set.of()).size();
    List<String> inside = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      inside.add(declarations.unknown("element " + i + " is in " + name, "Bool"));
    }
    String present = present(name);
    if (condition.operator() == ConditionOperator.NULL) {
      // Nobody tests the elements: any one stands for them.
      String some =
          size == 0 ? declarations.unknown(name + " is not empty", "Bool") : Smt.or(inside);
      return isNull(condition, Smt.and(present, some));
    }
    boolean negated = condition.operator().negated();
    boolean ifAbsent =
        condition.ifExists()
            || condition.qualifier() == SetQualifier.FOR_ALL_VALUES
            || (negated && condition.qualifier() == SetQualifier.NONE);
    List<String> tests = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String element = declarations.unknown("element " + i + " of " + name, "String");
      String matches = elementMatches(condition, element);
      String passes = negated ? Smt.not(matches) : matches;
      tests.add(
          condition.qualifier() == SetQualifier.FOR_ALL_VALUES
              ? Smt.implies(inside.get(i), passes)
              : Smt.and(inside.get(i), passes));
    }
    String there =
        switch (condition.qualifier()) {
          case FOR_ALL_VALUES -> Smt.and(tests);
          case FOR_ANY_VALUE -> Smt.or(tests);
          case NONE -> Smt.FALSE;
        };
    return ifAbsent ? Smt.implies(present, there) : Smt.and(present, there);
  }

  private static String elementMatches(Condition condition, String element) {
    List<String> any = new ArrayList<>();
    for (Pattern value : condition.values()) {
      if (condition.operator().family() != Family.STRING || value.hasVariables()) {
        throw new Inexpressible(condition.operatorText() + " on a set");
      }
      boolean anyCase = condition.operator().text().endsWith("IgnoreCase");
      any.add(Glob.ofValue(value, anyCase).test(() -> element));
    }
    return Smt.or(any);
  }

  // Variables

  /// A pattern matches only if its variables without a default have values.
  String variablesArePresent(Glob glob) {
    List<String> all = new ArrayList<>();
    for (Glob.Token token : glob.tokens()) {
      if (token instanceof Glob.Value(Variable variable) && variable.defaultValue() == null) {
        all.add(present(variable));
      }
    }
    return Smt.and(all);
  }

  private String present(Variable variable) {
    String name = variable.key().name();
    if (name.indexOf(':') < 0 || isSet(name)) {
      return Smt.FALSE;
    }
    return key(name).present;
  }

  String variable(Variable variable) {
    String name = variable.key().name();
    String value =
        switch (name) {
          case "aws:username" -> principal.userName();
          case "aws:principalaccount" ->
              principal.hasAccount().equals(Smt.TRUE)
                  ? principal.account()
                  : fail("the account of a service as a variable");
          case "aws:resourceaccount" -> resource().account();
          default -> {
            if (!isFree(name)
                || isSet(name)
                || !Set.of(KeyType.STRING, KeyType.BINARY).contains(type(name))) {
              throw new Inexpressible("the variable " + name);
            }
            yield declarations.unknown(one(name), "String");
          }
        };
    String otherwise = variable.defaultValue();
    return otherwise == null
        ? value
        : "(ite " + present(variable) + " " + value + " " + Smt.text(otherwise) + ")";
  }
}
