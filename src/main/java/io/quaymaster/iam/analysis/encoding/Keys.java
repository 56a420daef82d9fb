package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.Universe;
import io.quaymaster.iam.analysis.encoding.Dimension.Choice;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Segment.Variable;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.KeyType;
import io.quaymaster.iam.service.Presence;
import io.quaymaster.iam.service.ServiceReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Under which conditions: a dimension for each key that is free, and the keys that follow from the
/// principal and the resource as tests of those.
final class Keys {

  /// A key as tests: the boxes in which it is present and absent.
  private record Key(
      List<List<Term>> present,
      List<List<Term>> absent,
      @Nullable Function<Condition, Function<Pattern, List<List<Term>>>> texts,
      @Nullable Dimension dimension) {}

  private final Place place;
  private final ServiceReference reference;
  private final Callers callers;
  private final Resources resources;
  private final ActionDimension actions;
  private final Opaques opaques;
  private final Map<String, Set<Family>> families = new LinkedHashMap<>();
  private final Set<String> qualified = new java.util.HashSet<>();
  private final Set<String> unqualified = new java.util.HashSet<>();

  /// Keys that are compared with numbers too large to be told apart here.
  private final Set<String> outOfReach = new java.util.HashSet<>();

  private final Map<String, Dimension> free = new LinkedHashMap<>();
  private final Map<String, List<Term>> gates = new HashMap<>();
  private final Map<String, Key> known = new HashMap<>();
  private final Map<String, Optional<ConditionKeyDefinition>> definitions = new HashMap<>();
  private final Map<String, String> spelt = new LinkedHashMap<>();

  Keys(
      Place place,
      ServiceReference reference,
      Callers callers,
      Resources resources,
      ActionDimension actions,
      Opaques opaques,
      List<Condition> conditions) {
    this.place = place;
    this.reference = reference;
    this.callers = callers;
    this.resources = resources;
    this.actions = actions;
    this.opaques = opaques;
    for (Condition condition : conditions) {
      String name = dimensionName(condition.key().name());
      spelt.putIfAbsent(name, condition.key().text());
      if (condition.operator() != ConditionOperator.NULL) {
        families
            .computeIfAbsent(name, n -> EnumSet.noneOf(Family.class))
            .add(condition.operator().family());
        if (condition.operator().family() == Family.NUMERIC
            && condition.values().stream()
                .anyMatch(value ->
                    !value.hasVariables() && Quantities.isOutOfReach(value.literalText()))) {
          outOfReach.add(name);
        }
        (condition.qualifier() == SetQualifier.NONE ? unqualified : qualified).add(name);
      }
    }
  }

  List<Dimension> dimensions() {
    return List.copyOf(free.values());
  }

  /// The dimension of a free key, if a policy has a condition on it.
  Optional<Dimension> dimension(String key) {
    return Optional.ofNullable(free.get(dimensionName(key)));
  }

  /// The tag keys of a resource are one dimension, whichever service spells them; so are the two
  /// clocks.
  private static String dimensionName(String key) {
    for (String prefix :
        List.of("aws:resourcetag/", "ecr:resourcetag/", "ecr-public:resourcetag/")) {
      if (key.startsWith(prefix)) {
        return "aws:resourcetag/" + key.substring(prefix.length());
      }
    }
    return key.equals("aws:epochtime") ? "aws:currenttime" : key;
  }

  /// Makes room for a key that no statement asks of which could match: where every request has it,
  /// so do the examples.
  void mention(Condition condition) {
    String name = condition.key().name();
    boolean always =
        definition(name)
            .map(ConditionKeyDefinition::presence)
            .filter(presence -> presence == Presence.ALWAYS || presence == Presence.SIGNED)
            .isPresent();
    if (always && !isMultiValued(name)) {
      key(name);
    }
  }

  List<Constraint> constraints(Condition condition, Variables variables) {
    Optional<SetDimension> set = setDimension(condition.key().name());
    if (set.isPresent()) {
      return List.of(onSet(condition, set.get()));
    }
    Key key = key(condition.key().name());
    if (condition.operator() == ConditionOperator.NULL) {
      return List.of(presence(condition, key.present, key.absent));
    }
    List<List<Term>> matching = new ArrayList<>();
    if (key.dimension instanceof TextDimension texts && isPlainList(condition, key)) {
      matching.addAll(list(condition, texts));
    } else {
      for (Pattern value : condition.values()) {
        matching.addAll(test(condition, value, key, variables));
      }
    }
    boolean trueIfAbsent =
        condition.ifExists()
            || condition.qualifier() == SetQualifier.FOR_ALL_VALUES
            || (condition.operator().negated()
                && condition.qualifier() != SetQualifier.FOR_ANY_VALUE);
    if (!condition.operator().negated()) {
      if (trueIfAbsent) {
        matching.addAll(key.absent);
      }
      return List.of(Constraint.anyOf(matching));
    }
    Constraint none = Constraint.noneOf(matching);
    return trueIfAbsent ? List.of(none) : List.of(none, Constraint.anyOf(key.present));
  }

  private static boolean isPlainList(Condition condition, Key key) {
    return key.texts != null
        && condition.values().size() > 1
        && condition.values().stream().noneMatch(Pattern::hasVariables);
  }

  /// Any of several values: which one it is nobody asks.
  private List<List<Term>> list(Condition condition, TextDimension texts) {
    List<Glob> any = new ArrayList<>();
    for (Pattern value : condition.values()) {
      Optional<Glob> glob = Globs.ofValue(condition.operator(), value);
      glob.ifPresent(any::add);
      glob.ifPresent(one -> texts.name(one, label(condition, value)));
    }
    return any.isEmpty() ? List.of() : gated(condition.key().name(), texts.matching(any, null));
  }

  /// How a value is told in a class.
  private static String label(Condition condition, Pattern value) {
    String text = value.text(true, false);
    boolean anyCase =
        Globs.ignoresCase(condition.operator())
            && !text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT));
    return anyCase ? text + " (in any case)" : text;
  }

  private static Constraint presence(
      Condition condition, List<List<Term>> present, List<List<Term>> absent) {
    List<List<Term>> boxes = new ArrayList<>();
    for (Pattern value : condition.values()) {
      String text = value.literalText();
      if (text.equalsIgnoreCase("true")) {
        boxes.addAll(absent);
      } else if (text.equalsIgnoreCase("false")) {
        boxes.addAll(present);
      }
    }
    return Constraint.anyOf(boxes);
  }

  private Constraint onSet(Condition condition, SetDimension set) {
    String name = condition.key().name();
    List<List<Term>> present = gated(name, set.present());
    List<List<Term>> absent = orOutside(name, set.missing(false));
    if (condition.operator() == ConditionOperator.NULL) {
      Term none = set.missing(true);
      return presence(
          condition,
          gated(
              name,
              new Term(
                  set,
                  () -> {
                    BitSet rest = set.all();
                    rest.andNot(none.values().get());
                    return rest;
                  })),
          orOutside(name, none));
    }
    List<List<Term>> boxes = new ArrayList<>();
    boolean trueIfAbsent =
        condition.ifExists()
            || condition.qualifier() == SetQualifier.FOR_ALL_VALUES
            || (condition.operator().negated() && condition.qualifier() == SetQualifier.NONE);
    if (trueIfAbsent) {
      boxes.addAll(absent);
    }
    if (condition.qualifier() != SetQualifier.NONE) {
      Optional<List<Glob>> globs = globs(condition);
      if (globs.isEmpty()) {
        List<Term> terms = new ArrayList<>(present.getFirst());
        terms.add(opaques.whole(condition));
        boxes.add(terms);
      } else {
        Term term =
            set.where(
                condition.qualifier(),
                condition.operator().negated(),
                globs.get(),
                label(condition));
        boxes.addAll(gated(name, term));
      }
    }
    return Constraint.anyOf(boxes);
  }

  private static String label(Condition condition) {
    List<String> values = new ArrayList<>();
    condition.values().forEach(value -> values.add(value.text(true, false)));
    return condition.operatorText() + " " + String.join(", ", values);
  }

  private static Optional<List<Glob>> globs(Condition condition) {
    List<Glob> globs = new ArrayList<>();
    for (Pattern value : condition.values()) {
      boolean text =
          switch (condition.operator().family()) {
            case STRING, ARN, BOOL, BINARY -> true;
            case NUMERIC, DATE, IP_ADDRESS, NULL -> false;
          };
      if (!text || value.hasVariables()) {
        return Optional.empty();
      }
      Globs.ofValue(condition.operator(), value).ifPresent(globs::add);
    }
    return Optional.of(globs);
  }

  private List<List<Term>> test(Condition condition, Pattern value, Key key, Variables variables) {
    if (!value.hasVariables()) {
      return test(condition, value, key);
    }
    if (sameByNature(condition, value)) {
      return key.present;
    }
    List<List<Term>> boxes = new ArrayList<>();
    for (Variables.Reading reading : variables.readings(value)) {
      List<List<Term>> read =
          reading.pattern().hasVariables()
              ? related(condition, reading.pattern(), key, variables)
              : test(condition, reading.pattern(), key);
      read.forEach(terms -> boxes.add(plus(terms, reading.when())));
    }
    return boxes;
  }

  private static List<Term> plus(List<Term> terms, List<Term> more) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(more);
    return all;
  }

  /// Tests a key against a variable: by what the key is where that is known, so that the variable
  /// has to be it.
  private List<List<Term>> related(
      Condition condition, Pattern value, Key key, Variables variables) {
    String name = condition.key().name();
    if (relatesAccounts(condition, value)) {
      return resources.ownerIsFree() ? sameAccount() : key.present;
    }
    boolean follows =
        Set.of(
                "aws:resourceaccount",
                "aws:requestedregion",
                "aws:principalaccount",
                "aws:principaltype",
                "aws:principalisawsservice")
            .contains(name);
    if (!follows || condition.operator().family() != Family.STRING) {
      return test(condition, value, key);
    }
    List<List<Term>> boxes = new ArrayList<>();
    for (Variables.Value known : variables.values(name)) {
      List<List<Term>> found =
          known
              .text()
              .flatMap(text -> quotient(condition, value, text))
              .orElseGet(() ->
                  known.open() || known.text().isPresent()
                      ? test(condition, value, key)
                      : List.of());
      found.forEach(terms -> boxes.add(plus(terms, known.when())));
    }
    return boxes;
  }

  /// What a pattern's one variable has to be so that the pattern is `text`; nothing where that is
  /// not the value of one key.
  private Optional<List<List<Term>>> quotient(Condition condition, Pattern value, String text) {
    StringBuilder before = new StringBuilder();
    StringBuilder behind = new StringBuilder();
    Variable only = null;
    for (Segment segment : value.segments()) {
      if (segment instanceof Variable variable && only == null) {
        only = variable;
      } else if (segment instanceof Segment.Literal(String part)) {
        (only == null ? before : behind).append(part);
      } else {
        return Optional.empty();
      }
    }
    boolean folded = condition.operator().text().endsWith("IgnoreCase");
    boolean whole = before.isEmpty() && behind.isEmpty();
    if (only == null || (folded && !whole) || only.defaultValue() != null) {
      return Optional.empty();
    }
    Key key = key(only.key().name());
    boolean isText = key.dimension == null || key.dimension instanceof TextDimension;
    if (key.texts == null || !isText) {
      return Optional.empty();
    }
    if (text.length() < before.length() + behind.length()
        || !text.startsWith(before.toString())
        || !text.endsWith(behind.toString())) {
      return Optional.of(List.of());
    }
    String middle = text.substring(before.length(), text.length() - behind.length());
    return Optional.of(key.texts.apply(condition).apply(Pattern.literal(middle)));
  }

  private static boolean relatesAccounts(Condition condition, Pattern value) {
    Set<String> accounts = Set.of("aws:resourceaccount", "aws:principalaccount");
    return condition.operator().family() == Family.STRING
        && value.segments().size() == 1
        && value.segments().getFirst() instanceof Variable variable
        && variable.defaultValue() == null
        && accounts.contains(condition.key().name())
        && accounts.contains(variable.key().name());
  }

  private List<List<Term>> sameAccount() {
    BitSet known = actions.where(action -> action.known().isPresent());
    List<List<Term>> rows = resources.inCallersAccount();
    List<List<Term>> boxes = new ArrayList<>(with(rows, actions.in(known)));
    boxes.addAll(with(rows, there().in(Dimension.bits(1))));
    return boxes;
  }

  /// The values of a key of which no more is known than who and what can carry it. Whether it is
  /// there is told where a condition asks for it.
  List<Variables.Value> presence(String name) {
    List<Variables.Value> values = new ArrayList<>();
    if (spelt.containsKey(dimensionName(name))) {
      Key key = key(name);
      key.present.forEach(terms -> values.add(new Variables.Value(terms, Optional.empty(), true)));
      key.absent.forEach(terms -> values.add(new Variables.Value(terms, Optional.empty(), false)));
      return values;
    }
    values.add(new Variables.Value(gatesOf(name), Optional.empty(), true));
    gatesOf(name)
        .forEach(gate -> values.add(Variables.Value.absent(gate.dimension().outside(gate))));
    return values;
  }

  boolean isMultiValued(String name) {
    return definition(name)
        .map(ConditionKeyDefinition::multiValued)
        .orElse(qualified.contains(name) && !unqualified.contains(name));
  }

  private List<List<Term>> test(Condition condition, Pattern value, Key key) {
    Function<Condition, Function<Pattern, List<List<Term>>>> texts = key.texts;
    List<List<Term>> boxes = texts == null ? List.of() : texts.apply(condition).apply(value);
    if (texts == null) {
      return with(key.present, opaques.value(condition, value));
    }
    return value.hasVariables() ? with(boxes, opaques.value(condition, value)) : boxes;
  }

  private static List<List<Term>> with(List<List<Term>> boxes, Term term) {
    List<List<Term>> narrowed = new ArrayList<>();
    for (List<Term> box : boxes) {
      List<Term> terms = new ArrayList<>(box);
      terms.add(term);
      narrowed.add(terms);
    }
    return narrowed;
  }

  /// For identity-side documents the resource is in the caller's account, so `aws:ResourceAccount`
  /// is `${aws:PrincipalAccount}`, and every key is its own variable.
  private boolean sameByNature(Condition condition, Pattern value) {
    if (value.segments().size() != 1
        || !(value.segments().getFirst() instanceof Variable variable)
        || condition.operator().family() != Family.STRING) {
      return false;
    }
    String key = condition.key().name();
    String other = variable.key().name();
    Set<String> accounts = Set.of("aws:resourceaccount", "aws:principalaccount");
    boolean sameAccount =
        accounts.contains(key)
            && accounts.contains(other)
            && !resources.ownerIsFixed()
            && !resources.ownerIsFree();
    return key.equals(other) || (sameAccount && variable.defaultValue() == null);
  }

  private Key key(String name) {
    Key key = known.get(name);
    if (key == null) {
      key = make(name);
      known.put(name, key);
    }
    return key;
  }

  private Key make(String name) {
    return switch (name) {
      case "aws:principalarn" ->
          derived(
              List.of(List.of(callers.kinds(CallerKind::hasAccount))),
              List.of(List.of(callers.kinds(k -> !k.hasAccount()))),
              condition -> value -> arnBoxes(condition, value));
      case "aws:principalaccount" ->
          derived(
              List.of(List.of()),
              List.of(),
              condition -> value -> byGlob(condition, value, this::accountBoxes));
      case "aws:principaltype" ->
          derived(
              List.of(List.of()),
              List.of(),
              condition ->
                  value ->
                      byGlob(
                          condition,
                          value,
                          glob ->
                              List.of(
                                  List.of(
                                      callers.kinds(k -> glob.matches(PrincipalKeys.type(k)))))));
      case "aws:username" ->
          derived(
              List.of(List.of(callers.only(CallerKind.USER))),
              List.of(List.of(callers.kinds(k -> k != CallerKind.USER))),
              condition -> value -> byGlob(condition, value, glob -> userBoxes(glob, value)));
      case "aws:principalisawsservice" ->
          derived(
              List.of(List.of(callers.kinds(k -> k != CallerKind.ANONYMOUS))),
              List.of(List.of(callers.only(CallerKind.ANONYMOUS))),
              condition ->
                  value ->
                      byGlob(
                          condition,
                          value,
                          glob ->
                              List.of(
                                  List.of(
                                      callers.kinds(k ->
                                          k != CallerKind.ANONYMOUS
                                              && glob.matches(
                                                  Boolean.toString(k == CallerKind.SERVICE)))))));
      case "aws:principalservicename" ->
          derived(
              List.of(List.of(callers.only(CallerKind.SERVICE))),
              List.of(List.of(callers.kinds(k -> k != CallerKind.SERVICE))),
              condition ->
                  value ->
                      byGlob(
                          condition,
                          value,
                          glob ->
                              List.of(
                                  List.of(
                                      callers.only(CallerKind.SERVICE),
                                      callers.serviceName.matching(
                                          List.of(glob), value.toString())))));
      case "aws:resourceaccount" -> resourceAccount();
      case "aws:requestedregion" -> requestedRegion();
      default -> freeKey(name);
    };
  }

  private static Key derived(
      List<List<Term>> present,
      List<List<Term>> absent,
      Function<Condition, Function<Pattern, List<List<Term>>>> texts) {
    return new Key(present, absent, texts, null);
  }

  /// Tests a key that follows from others: by the glob of the value, or where that is no text, not
  /// at all.
  private static List<List<Term>> byGlob(
      Condition condition, Pattern value, Function<Glob, List<List<Term>>> boxes) {
    return Globs.ofValue(condition.operator(), value).map(boxes).orElse(List.of());
  }

  private List<List<Term>> arnBoxes(Condition condition, Pattern value) {
    List<List<Term>> boxes = new ArrayList<>();
    if (condition.operator().family() == Family.ARN) {
      Globs.ofArnValue(value).ifPresent(row -> boxes.addAll(callers.arnMatches(row)));
    } else if (condition.operator().family() == Family.STRING) {
      boolean folded = condition.operator().text().endsWith("IgnoreCase");
      for (List<Glob> row : Globs.align(Globs.tokens(value, folded))) {
        boxes.addAll(callers.arnMatches(row));
      }
    }
    callers.name(value.text(condition.operator().hasWildcards(), true), boxes);
    return boxes;
  }

  private List<List<Term>> accountBoxes(Glob glob) {
    List<List<Term>> boxes = new ArrayList<>();
    Term signedIn = callers.kinds(CallerKind::hasAccount);
    boxes.add(
        glob.isEverything()
            ? List.of(signedIn)
            : List.of(signedIn, callers.account.matching(List.of(glob), glob.toString())));
    // No document says which account a service acts for: one that nobody names.
    if (callers.kinds.contains(CallerKind.SERVICE) && glob.isEverything()) {
      boxes.add(List.of(callers.only(CallerKind.SERVICE)));
    }
    if (glob.matches("anonymous")) {
      boxes.add(List.of(callers.only(CallerKind.ANONYMOUS)));
    }
    return boxes;
  }

  private List<List<Term>> userBoxes(Glob glob, Pattern value) {
    return List.of(
        List.of(
            callers.only(CallerKind.USER),
            callers.userName.matching(Callers.lastPart(glob), value.toString())));
  }

  private Key resourceAccount() {
    if (resources.ownerIsFixed()) {
      return derived(
          List.of(List.of()),
          List.of(),
          condition ->
              value ->
                  byGlob(
                      condition,
                      value,
                      glob -> glob.matches(place.owner()) ? List.of(List.of()) : List.of()));
    }
    BitSet known = actions.where(action -> action.known().isPresent());
    BitSet unknown = actions.where(action -> action.known().isEmpty());
    Choice there = there();
    return derived(
        List.of(List.of(actions.in(known)), List.of(there.in(Dimension.bits(1)))),
        List.of(List.of(actions.in(unknown), there.in(Dimension.bits(0)))),
        condition ->
            value ->
                byGlob(
                    condition,
                    value,
                    glob -> {
                      List<List<Term>> rows = resources.ownerMatches(glob);
                      List<List<Term>> boxes = new ArrayList<>(with(rows, actions.in(known)));
                      boxes.addAll(with(rows, there.in(Dimension.bits(1))));
                      return boxes;
                    }));
  }

  private Choice there() {
    return (Choice)
        free.computeIfAbsent(
            "aws:resourceaccount",
            name ->
                new Choice(
                    "aws:ResourceAccount",
                    Meaning.CONDITION_KEY,
                    List.of(
                        "absent",
                        resources.ownerIsFree() ? "present" : "the account of the caller")));
  }

  private Key requestedRegion() {
    return derived(
        List.of(List.of()),
        List.of(),
        condition -> value -> byGlob(condition, value, this::regionBoxes));
  }

  private List<List<Term>> regionBoxes(Glob glob) {
    List<List<Term>> boxes = new ArrayList<>();
    Optional<String> everywhere = resources.region();
    if (everywhere.isPresent()) {
      return glob.matches(everywhere.get()) ? List.of(List.of()) : List.of();
    }
    BitSet inRegion = resources.actionsOf(Resources.Shape.PRIVATE_REPOSITORY);
    BitSet global = resources.inOneRegion();
    BitSet anywhere = actions.all();
    anywhere.andNot(inRegion);
    anywhere.andNot(global);
    boxes.add(
        List.of(
            actions.in(inRegion), resources.regionName.matching(List.of(glob), glob.toString())));
    if (glob.matches("us-east-1")) {
      boxes.add(List.of(actions.in(global)));
    }
    if (!anywhere.isEmpty()) {
      TextDimension region =
          (TextDimension)
              free.computeIfAbsent(
                  "aws:requestedregion",
                  name ->
                      new TextDimension(
                          "aws:RequestedRegion",
                          Meaning.CONDITION_KEY,
                          Universe.someOf(Universe.PLAIN + "-"),
                          false,
                          List.of("us-east-1", "eu-central-1")));
      boxes.add(List.of(actions.in(anywhere), region.matching(List.of(glob), glob.toString())));
    }
    return boxes;
  }

  private Optional<SetDimension> setDimension(String name) {
    if (!isMultiValued(name)) {
      return Optional.empty();
    }
    return Optional.of(
        (SetDimension)
            free.computeIfAbsent(name, n -> new SetDimension(spelling(n), List.of("team", "env"))));
  }

  private Optional<ConditionKeyDefinition> definition(String name) {
    return definitions.computeIfAbsent(name, reference::key);
  }

  private String spelling(String name) {
    return definition(name)
        .filter(key -> !key.templated())
        .map(ConditionKeyDefinition::name)
        .orElse(spelt.getOrDefault(name, name));
  }

  private Key freeKey(String name) {
    String dimensionName = dimensionName(name);
    Dimension dimension = free.computeIfAbsent(dimensionName, n -> make(n, name));
    Term present =
        switch (dimension) {
          case TextDimension texts -> texts.present();
          case OrderDimension order -> order.present();
          case AddressDimension addresses -> addresses.present();
          default -> throw new IllegalStateException("No free key: " + name);
        };
    Term missing =
        switch (dimension) {
          case TextDimension texts -> texts.missing();
          case OrderDimension order -> order.missing();
          case AddressDimension addresses -> addresses.missing();
          default -> throw new IllegalStateException("No free key: " + name);
        };
    return new Key(
        gated(name, present),
        orOutside(name, missing),
        expressible(dimension, name)
            ? condition -> value -> freeTest(condition, value, dimension, name)
            : null,
        dimension);
  }

  /// Whether every operator used on the key fits its dimension.
  private boolean expressible(Dimension dimension, String name) {
    Set<Family> used = families.getOrDefault(dimensionName(name), Set.of());
    Set<Family> fitting =
        switch (dimension) {
          case TextDimension texts -> Set.of(Family.STRING, Family.ARN, Family.BOOL, Family.BINARY);
          case OrderDimension order -> Set.of(Family.NUMERIC, Family.DATE);
          default -> Set.of(Family.IP_ADDRESS);
        };
    return fitting.containsAll(used) && !outOfReach.contains(dimensionName(name));
  }

  private List<List<Term>> freeTest(
      Condition condition, Pattern value, Dimension dimension, String name) {
    Term term =
        switch (dimension) {
          case TextDimension texts ->
              Globs.ofValue(condition.operator(), value)
                  .map(glob ->
                      texts.matching(
                          List.of(glob), value.hasVariables() ? null : label(condition, value)))
                  .orElse(null);
          case OrderDimension order ->
              comparison(condition.operator(), value.literalText(), order, name);
          case AddressDimension addresses ->
              AddressRange.parse(value.literalText())
                  .map(range -> addresses.in(range, value.literalText()))
                  .orElse(null);
          default -> null;
        };
    return term == null ? List.of() : gated(name, term);
  }

  private static @Nullable Term comparison(
      ConditionOperator operator, String text, OrderDimension order, String name) {
    if (operator.family() == Family.NUMERIC && name.equals("aws:currenttime")) {
      return null;
    }
    Optional<BigDecimal> parsed =
        operator.family() == Family.DATE ? Quantities.date(text) : Quantities.number(text);
    if (parsed.isEmpty()) {
      return null;
    }
    BigDecimal constant = parsed.get();
    return switch (operator) {
      case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS, DATE_EQUALS, DATE_NOT_EQUALS ->
          order.where(constant, value -> value.compareTo(constant) == 0, "= " + text);
      case NUMERIC_LESS_THAN, DATE_LESS_THAN ->
          order.where(constant, value -> value.compareTo(constant) < 0, "< " + text);
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS ->
          order.where(constant, value -> value.compareTo(constant) <= 0, "≤ " + text);
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN ->
          order.where(constant, value -> value.compareTo(constant) > 0, "> " + text);
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS ->
          order.where(constant, value -> value.compareTo(constant) >= 0, "≥ " + text);
      default -> null;
    };
  }

  private Dimension make(String dimensionName, String name) {
    Optional<ConditionKeyDefinition> known = definition(name);
    boolean optional =
        known
            .map(key -> key.presence() != Presence.ALWAYS && key.presence() != Presence.SIGNED)
            .orElse(true);
    String title = spelling(dimensionName);
    return switch (type(dimensionName, known)) {
      case BOOL ->
          new TextDimension(
              title,
              Meaning.CONDITION_KEY,
              new Universe.Words(List.of("true", "false")),
              optional,
              List.of("true", "false"));
      case NUMERIC -> new OrderDimension(title, optional, null, Quantities::formatNumber);
      case DATE ->
          new OrderDimension(
              title,
              optional,
              BigDecimal.valueOf(place.today().getEpochSecond()),
              Quantities::formatDate);
      case IP_ADDRESS -> new AddressDimension(title, optional);
      case ARN ->
          new TextDimension(
              title,
              Meaning.CONDITION_KEY,
              new Universe.ArnText(),
              optional,
              List.of("arn:aws:ecr:us-east-1:444455556666:repository/app"));
      case STRING, BINARY ->
          new TextDimension(
              title, Meaning.CONDITION_KEY, Universe.everything(), optional, hints(name));
    };
  }

  /// Plain values of keys that everyone knows.
  private static List<String> hints(String name) {
    return switch (name) {
      case "aws:principalorgid", "aws:resourceorgid" -> List.of("o-exampleorg1");
      case "aws:sourcevpce" -> List.of("vpce-0a1b2c3d");
      case "aws:sourcevpc" -> List.of("vpc-0a1b2c3d");
      case "aws:useragent" -> List.of("aws-cli/2");
      case "aws:userid" -> List.of("AIDAEXAMPLE");
      case "aws:sourceaccount" -> List.of("444455556666");
      default -> List.of("value");
    };
  }

  /// The type that the facts name, else the one that its operators ask for.
  private KeyType type(String dimensionName, Optional<ConditionKeyDefinition> known) {
    if (known.isPresent()) {
      return known.get().type();
    }
    Set<Family> used = families.getOrDefault(dimensionName, Set.of());
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

  private List<List<Term>> gated(String name, Term term) {
    List<Term> terms = new ArrayList<>(gatesOf(name));
    terms.add(term);
    return List.of(terms);
  }

  private List<List<Term>> orOutside(String name, Term missing) {
    List<List<Term>> boxes = new ArrayList<>();
    for (Term gate : gatesOf(name)) {
      boxes.add(
          List.of(
              new Term(
                  gate.dimension(),
                  () -> {
                    BitSet outside = gate.dimension().all();
                    outside.andNot(gate.values().get());
                    return outside;
                  })));
    }
    boxes.add(List.of(missing));
    return boxes;
  }

  /// What limits the requests that can carry a key: the actions that support it, and the kinds of
  /// principals that have it.
  List<Term> gatesOf(String name) {
    return gates.computeIfAbsent(name, this::findGates);
  }

  private List<Term> findGates(String name) {
    List<Term> terms = new ArrayList<>();
    BitSet carrying = carrying(name);
    if (carrying.cardinality() < actions.size()) {
      terms.add(actions.in(carrying));
    }
    Optional<Presence> presence = definition(name).map(ConditionKeyDefinition::presence);
    boolean principalTag = name.startsWith("aws:principaltag/");
    if (presence.isPresent() && presence.get() == Presence.IF_ORG) {
      terms.add(callers.kinds(CallerKind::hasAccount));
    } else if (presence.isPresent() && presence.get() == Presence.SERVICE) {
      terms.add(callers.only(CallerKind.SERVICE));
    } else if (presence.isPresent() && presence.get() == Presence.SIGNED) {
      terms.add(callers.kinds(k -> k != CallerKind.ANONYMOUS));
    } else if (principalTag) {
      terms.add(callers.kinds(k -> k.hasAccount() && k != CallerKind.ROOT));
    }
    return terms;
  }

  /// The actions whose requests can carry a key.
  private BitSet carrying(String name) {
    boolean byAction =
        name.startsWith("aws:resourcetag/")
            || name.startsWith("aws:requesttag/")
            || name.equals("aws:tagkeys");
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    boolean ofService =
        Set.of("ecr", "ecr-public", "sts").contains(prefix) && definition(name).isPresent();
    if (!byAction && !ofService) {
      return actions.all();
    }
    return actions.where(action ->
        action.known().isPresent()
            ? action.known().get().supportsKey(name)
            : !ofService || action.service().equals(prefix));
  }
}
