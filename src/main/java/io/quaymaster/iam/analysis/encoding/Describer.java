package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.analysis.Described;
import io.quaymaster.iam.analysis.PrincipalOverlaps.Overlap;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.PolicyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Classes in words.
public final class Describer {
  private final Encoding encoding;
  private final Callers callers;
  private final SetAlgebra sets;
  private final List<BitSet> domains;
  private final Map<String, Wording> wordings = new HashMap<>();

  public Describer(Encoding encoding, SetAlgebra sets) {
    this.encoding = encoding;
    this.callers = encoding.callers();
    this.sets = sets;
    this.domains = encoding.domains(false);
  }

  private BitSet values(Extent extent, Dimension dimension) {
    int index = dimension.index();
    if (encoding.isCallers(index)) {
      return sets.values(extent.callers(), index);
    }
    if (encoding.isResources(index)) {
      return sets.values(extent.resources(), index);
    }
    BitSet values = (BitSet) domains.get(index).clone();
    BitSet narrowed = extent.rest().sets().get(index);
    if (narrowed != null) {
      values.and(narrowed);
    }
    return values;
  }

  public BitSet actions(Extent extent) {
    return values(extent, encoding.actions());
  }

  /// The kinds of callers of a class.
  public List<CallerKind> kinds(Extent extent) {
    return values(extent, callers.kind).stream().mapToObj(callers.kinds::get).toList();
  }

  /// The accounts that a class names, and whether it holds accounts that nobody names.
  public record Accounts(List<String> named, boolean others) {}

  public Accounts accounts(Extent extent) {
    List<String> named = new ArrayList<>();
    boolean others = false;
    BitSet values = values(extent, callers.account);
    Set<String> names = new LinkedHashSet<>();
    callers.account.labels().forEach(label -> names.add(label.text()));
    names.add(encoding.place().owner());
    for (int value = values.nextSetBit(0); value >= 0; value = values.nextSetBit(value + 1)) {
      String example = callers.account.example(value);
      if (example != null && names.contains(example)) {
        named.add(example);
      } else if (example != null) {
        others = true;
      }
    }
    return new Accounts(named, others);
  }

  /// Whether a class holds everyone of some kind in the accounts that nobody names.
  public boolean holdsAllOfOthers(Extent extent) {
    for (CallerKind kind : callers.kinds) {
      Box box = encoding.withUnnamedAccounts(Box.everything());
      int all = sets.of(box.with(callers.kind.index(), callers.only(kind).values().get()));
      if (kind.hasAccount() && all != SetAlgebra.NOTHING && sets.contains(extent.callers(), all)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a class holds a caller whose own policies are silent.
  public boolean holdsSilentCallers(Extent extent) {
    return encoding.place().type().isResourceBased()
        && values(extent, callers.standing).stream()
            .anyMatch(value -> !Standing.values()[value].allowed());
  }

  /// Whether a class holds callers that act by their own policies.
  public boolean holdsAllowedCallers(Extent extent) {
    return encoding.place().type().isResourceBased()
        && values(extent, callers.standing).stream()
            .anyMatch(value ->
                Standing.values()[value] != Standing.NONE && Standing.values()[value].allowed());
  }

  /// Whether some points of a class are by callers whose own policies are silent.
  public boolean holdsSilentCallers(int points) {
    BitSet standings = sets.values(points, callers.standing.index());
    return standings.stream().anyMatch(value -> !Standing.values()[value].allowed());
  }

  public Described principals(Extent extent) {
    boolean attached = !encoding.place().type().namesPrincipals();
    if (attached && extent.callers() == SetAlgebra.EVERYTHING) {
      return new Described("whoever the policy applies to", List.of("*"), List.of());
    }
    Described said = callers().of(extent.callers());
    return new Described(said.text() + standing(extent), said.include(), said.exclude());
  }

  /// How the callers of a class lie to those of another, which may be told to have a boundary.
  public Overlap overlap(Extent some, Extent others) {
    if (!sets.meet(some.callers(), others.callers())) {
      return Overlap.APART;
    }
    String aside = standing(others);
    boolean all =
        sets.contains(others.callers(), some.callers())
            && (aside.isEmpty() || aside.equals(standing(some)));
    return all ? Overlap.WITHIN : Overlap.PARTLY;
  }

  private Wording callers() {
    return wording(
        "callers", encoding::isCallers, () -> CallerNames.of(encoding, sets), this::example);
  }

  /// How many names it takes to say some callers.
  int words(int someCallers) {
    return someCallers == SetAlgebra.EVERYTHING ? 1 : callers().words(someCallers);
  }

  private interface Names {
    List<Name> find();
  }

  private Wording wording(String of, IntPredicate group, Names names, IntFunction<String> example) {
    return wordings.computeIfAbsent(
        of,
        key ->
            new Wording(
                sets,
                IntStream.range(0, encoding.dimensions().size()).filter(group).toArray(),
                names.find(),
                example));
  }

  /// One caller or resource of a set, in words.
  private String example(int set) {
    List<String> words = new ArrayList<>();
    for (Dimension dimension : encoding.dimensions()) {
      int index = dimension.index();
      if (encoding.isCallers(index) || encoding.isResources(index)) {
        BitSet values = sets.values(set, index);
        if (!values.equals(domains.get(index))) {
          String example = dimension.example(values.nextSetBit(0));
          words.add(dimension.name() + " " + (example == null ? "none" : example));
        }
      }
    }
    return String.join(", ", words);
  }

  /// What is unusual about the callers' other policies; that their own policies have to allow it
  /// too is told apart from who they are.
  private String standing(Extent extent) {
    if (!encoding.place().type().isResourceBased()) {
      return "";
    }
    List<Standing> standings =
        values(extent, callers.standing).stream()
            .mapToObj(value -> Standing.values()[value])
            .filter(standing -> standing != Standing.NONE)
            .toList();
    if (standings.isEmpty()) {
      return "";
    }
    if (standings.stream().allMatch(Standing::limited)) {
      return ", although a boundary or session policy is silent";
    }
    return standings.stream().allMatch(Standing::boundary) ? ", with a permissions boundary" : "";
  }

  /// Whether a condition key has to have one of some values: one that may also be absent, or be
  /// anything but, restricts nobody who does not want it.
  public boolean isRestricted(Extent extent) {
    for (Dimension dimension : encoding.dimensions()) {
      if (!extent.rest().narrows(dimension.index())) {
        continue;
      }
      boolean variable = dimension.meaning() == Meaning.PATTERN_WITH_VARIABLE;
      boolean key = dimension.meaning() == Meaning.CONDITION_KEY;
      boolean mayBeAbsent = dimension.absent().map(values(extent, dimension)::get).orElse(false);
      if (variable || (key && !mayBeAbsent)) {
        return true;
      }
    }
    return false;
  }

  public Described resources(Extent extent) {
    if (encoding.place().type() == PolicyType.REPOSITORY_POLICY) {
      Arn arn = encoding.place().repository();
      return new Described(
          arn.resource().replaceFirst("^repository/", ""), List.of(arn.toString()), List.of());
    }
    BitSet actions = actions(extent);
    List<Resources.Shape> shapes =
        Arrays.stream(Resources.Shape.values())
            .filter(shape -> actions.intersects(encoding.resources().actionsOf(shape)))
            .toList();
    if (shapes.size() > 1 && extent.resources() == SetAlgebra.EVERYTHING) {
      return new Described("all resources", List.of("*"), List.of());
    }
    List<Described> all = new ArrayList<>();
    shapes.forEach(shape -> all.addAll(resources(shape, extent)));
    Set<String> words = new LinkedHashSet<>();
    Set<String> include = new LinkedHashSet<>();
    Set<String> exclude = new LinkedHashSet<>();
    for (Described one : all) {
      words.add(one.text());
      include.addAll(one.include());
      exclude.addAll(one.exclude());
    }
    String shared = sharesPatterns(extent) ? ", except what other patterns match as well" : "";
    return new Described(
        String.join("; ", words) + shared, List.copyOf(include), List.copyOf(exclude));
  }

  /// Whether patterns are told by instances, so that the class holds less than their names say.
  private boolean sharesPatterns(Extent extent) {
    return encoding.dimensions().stream()
        .anyMatch(dimension ->
            dimension instanceof TextDimension text
                && text.hasInstancesOnly()
                && encoding.isResources(text.index())
                && !values(extent, text).equals(domains.get(text.index())));
  }

  private List<Described> resources(Resources.Shape shape, Extent extent) {
    return wordings(shape, extent).map(wording -> wording.of(extent.resources())).toList();
  }

  private Stream<Wording> wordings(Resources.Shape shape, Extent extent) {
    return switch (shape) {
      case FIXED -> Stream.of();
      case STAR, PRIVATE_REPOSITORY, PUBLIC_REPOSITORY, PUBLIC_REGISTRY, ROLE, FEDERATED_USER ->
          Stream.of(
              wording(
                  shape.name(),
                  encoding::isResources,
                  () -> ResourceNames.of(encoding, sets, shape),
                  this::example));
      case OTHER ->
          services(extent).stream()
              .map(service ->
                  wording(
                      service,
                      encoding::isResources,
                      () -> ResourceNames.of(encoding, sets, service),
                      this::example));
    };
  }

  private Set<String> services(Extent extent) {
    Set<String> services = new LinkedHashSet<>();
    actions(extent).stream()
        .mapToObj(value -> encoding.actions().action(value))
        .filter(action -> encoding.resources().shapeOf(action) == Resources.Shape.OTHER)
        .forEach(action -> services.add(action.service()));
    return services;
  }

  /// Whether the words for a class say all of it and nothing else, so that the same words elsewhere
  /// say the same class; if not, an example stands for some of it.
  public boolean isExact(Extent extent) {
    return words(extent.callers()) != Integer.MAX_VALUE
        && saysResources(extent)
        && encoding.dimensions().stream()
            .filter(dimension -> extent.rest().narrows(dimension.index()))
            .filter(dimension -> dimension.meaning() == Meaning.CONDITION_KEY)
            .allMatch(dimension ->
                SetText.of(dimension, values(extent, dimension), domains.get(dimension.index()))
                    .exact());
  }

  private boolean saysResources(Extent extent) {
    if (encoding.place().type() == PolicyType.REPOSITORY_POLICY
        || extent.resources() == SetAlgebra.EVERYTHING) {
      return true;
    }
    BitSet actions = actions(extent);
    return !sharesPatterns(extent)
        && Arrays.stream(Resources.Shape.values())
            .filter(shape -> actions.intersects(encoding.resources().actionsOf(shape)))
            .flatMap(shape -> wordings(shape, extent))
            .allMatch(wording -> wording.words(extent.resources()) != Integer.MAX_VALUE);
  }

  /// What a class asks of condition keys, and of patterns with variables.
  public List<ConditionText> conditions(Extent extent) {
    List<ConditionText> conditions = new ArrayList<>();
    for (Dimension dimension : encoding.dimensions()) {
      if (!extent.rest().narrows(dimension.index())) {
        continue;
      }
      BitSet values = values(extent, dimension);
      if (dimension.meaning() == Meaning.CONDITION_KEY) {
        SetText text = SetText.of(dimension, values, domains.get(dimension.index()));
        conditions.add(new ConditionText(dimension.name(), condition(text, dimension)));
      } else if (dimension.meaning() == Meaning.PATTERN_WITH_VARIABLE) {
        encoding.opaques().stream()
            .filter(opaque -> opaque.dimension() == dimension)
            .map(opaque ->
                new ConditionText(
                    opaque.key(), (values.get(1) ? "is " : "is not ") + opaque.words()))
            .forEach(conditions::add);
      }
    }
    return conditions;
  }

  private static String condition(SetText text, Dimension dimension) {
    boolean optional = dimension.absent().isPresent();
    String values;
    if (text.everything() && text.exclude().isEmpty()) {
      values = optional ? "is present" : "is anything";
    } else if (text.everything()) {
      values = "is anything but " + String.join(", ", text.exclude());
    } else if (text.include().isEmpty()) {
      values = "";
    } else {
      String names = String.join(" or ", text.include());
      values =
          "is "
              + names
              + (text.exclude().isEmpty() ? "" : ", but not " + String.join(", ", text.exclude()));
    }
    if (!text.absent()) {
      return values.isEmpty() ? "cannot be" : values;
    }
    return values.isEmpty() ? "is absent" : values + ", or absent";
  }
}
