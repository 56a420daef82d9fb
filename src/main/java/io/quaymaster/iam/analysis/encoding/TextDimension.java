package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.GlobInstances;
import io.quaymaster.iam.analysis.automaton.GlobPartition;
import io.quaymaster.iam.analysis.automaton.GlobPartition.Atom;
import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.automaton.Universe;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Texts of a universe, told apart by globs; perhaps absent.
final class TextDimension extends Dimension {
  /// Beyond this, telling apart what patterns have in common is not worth its cost.
  private static final int STATES_BEFORE_INSTANCES = 1_000;

  /// With more of these, that is known beforehand.
  private static final int FLOATING_BEFORE_INSTANCES = 30;

  private static final int STRANGE = 3;

  private final Universe universe;
  private final boolean optional;
  private final List<String> hints;
  private final Map<Glob, Integer> globs = new LinkedHashMap<>();
  private final Map<String, List<Glob>> labelled = new LinkedHashMap<>();

  /// What statements ask: whether a text matches any of these.
  private final Map<List<Glob>, Integer> asked = new LinkedHashMap<>();

  /// The values that match any of these, once they are known. Not to be changed.
  private final Map<List<Glob>, BitSet> valuesOf = new HashMap<>();

  private List<Atom> atoms = List.of();
  private final List<Integer> costs = new ArrayList<>();
  private Optional<Glob> leftOut = Optional.empty();
  private boolean strangersFirst;
  private boolean instancesSuffice;
  private boolean instancesOnly;

  /// Whether texts are told apart by the lists that are asked for, not by each glob of them.
  private boolean byLists;

  TextDimension(
      String name, Meaning meaning, Universe universe, boolean optional, List<String> hints) {
    super(name, meaning);
    this.universe = universe;
    this.optional = optional;
    this.hints = List.copyOf(hints);
  }

  /// The texts that match any of `any`; `label` is how a policy writes them, or null.
  Term matching(List<Glob> any, @Nullable String label) {
    any.forEach(glob -> globs.putIfAbsent(glob, globs.size()));
    if (label != null) {
      labelled.putIfAbsent(label, List.copyOf(any));
    }
    List<Glob> copy = List.copyOf(any);
    asked.putIfAbsent(copy, asked.size());
    return new Term(this, () -> valuesOf.computeIfAbsent(copy, this::values));
  }

  /// Gives the texts that match `glob` the name that a policy writes.
  void name(Glob glob, String label) {
    globs.putIfAbsent(glob, globs.size());
    labelled.putIfAbsent(label, List.of(glob));
  }

  /// The globs that tell texts apart.
  Set<Glob> globs() {
    return globs.keySet();
  }

  /// Every text, but not absence.
  Term present() {
    return new Term(
        this,
        () -> {
          BitSet all = all();
          absent().ifPresent(all::clear);
          return all;
        });
  }

  Term missing() {
    return new Term(this, () -> optional ? bits(atoms.size()) : new BitSet());
  }

  /// A plain value of a dimension that no statement asks of.
  String plainest() {
    return hints.isEmpty() ? "" : hints.getFirst();
  }

  private BitSet values(List<Glob> any) {
    BitSet values = new BitSet(size());
    if (byLists) {
      addValues(asked.get(any), values);
    } else {
      any.forEach(glob -> addValues(globs.get(glob), values));
    }
    return values;
  }

  private void addValues(@Nullable Integer number, BitSet values) {
    for (int i = 0; number != null && i < atoms.size(); i++) {
      if (atoms.get(i).matching().get(number)) {
        values.set(i);
      }
    }
  }

  /// Makes texts that no document names the plainest.
  void preferStrangers() {
    strangersFirst = true;
  }

  /// Leaves out the texts that match `glob`: they are of no concern here.
  void leaveOut(Glob glob) {
    leftOut = Optional.of(glob);
  }

  @Override
  BitSet domain() {
    BitSet domain = all();
    for (int i = 0; i < atoms.size(); i++) {
      if (leftOut.isPresent() && leftOut.get().matches(atoms.get(i).example())) {
        domain.clear(i);
      }
    }
    return domain;
  }

  /// Tells that no statement that denies asks of this dimension, and none asks for the opposite of
  /// its patterns. Then one instance of each pattern suffices to see a difference.
  void useInstances() {
    instancesSuffice = true;
  }

  /// Whether the classes are instances alone, so that what two patterns have in common is not told
  /// apart from the rest of them.
  boolean hasInstancesOnly() {
    return instancesOnly;
  }

  @Override
  void split(int limit) {
    if (!globs.isEmpty()) {
      leftOut.ifPresent(glob -> globs.putIfAbsent(glob, globs.size()));
    }
    List<Glob> all = List.copyOf(globs.keySet());
    int states = instancesSuffice ? Math.min(limit, STATES_BEFORE_INSTANCES) : limit;
    if (instancesSuffice && floating(all) > FLOATING_BEFORE_INSTANCES) {
      splitOtherwise(all, limit, Optional.empty());
    } else {
      try {
        atoms = GlobPartition.of(all, universe, examples(all), states);
      } catch (StateLimit e) {
        splitOtherwise(all, limit, states == limit ? Optional.of(e) : Optional.empty());
      }
    }
    Set<String> literals = new HashSet<>();
    for (Glob glob : all) {
      if (glob.isLiteral()) {
        literals.add(glob.toString());
      }
    }
    for (Atom atom : atoms) {
      int unnamed = hints.contains(atom.example()) ? 1 : 2;
      costs.add(literals.contains(atom.example()) ? (strangersFirst ? STRANGE : 0) : unnamed);
    }
  }

  /// The globs with a fixed part anywhere between two runs: which of them a text holds, one can
  /// hardly tell without as many states as there are sets of them.
  private static int floating(List<Glob> all) {
    int floating = 0;
    for (Glob glob : all) {
      int last = glob.size() - 1;
      boolean open = last > 1 && glob.token(0) == Glob.ANY && glob.token(last) == Glob.ANY;
      floating += open ? 1 : 0;
    }
    return floating;
  }

  /// Where what patterns have in common costs too much: by instances if these suffice, by lists if
  /// few lists hold all patterns, else by the patterns after all, unless that was `tried`.
  private void splitOtherwise(List<Glob> all, int limit, Optional<StateLimit> tried) {
    Optional<List<Atom>> instances =
        instancesSuffice ? GlobInstances.of(all, universe) : Optional.empty();
    instancesOnly = instances.isPresent();
    byLists = !instancesOnly && leftOut.isEmpty() && 2 * asked.size() <= all.size();
    if (byLists) {
      atoms = atomsOfLists(limit);
    } else if (instancesOnly) {
      atoms = instances.get();
    } else if (tried.isPresent()) {
      throw tried.get();
    } else {
      atoms = GlobPartition.of(all, universe, examples(all), limit);
    }
  }

  private List<Atom> atomsOfLists(int limit) {
    List<String> texts = new ArrayList<>(hints.stream().filter(universe::contains).toList());
    texts.addAll(GlobPartition.ofUnions(List.copyOf(asked.keySet()), universe, limit));
    Map<BitSet, Atom> found = new LinkedHashMap<>();
    texts.forEach(text -> {
      BitSet matching = lists(text);
      found.putIfAbsent(matching, new Atom(matching, text));
    });
    return List.copyOf(found.values());
  }

  /// The lists that `text` matches.
  private BitSet lists(String text) {
    BitSet matching = new BitSet(asked.size());
    asked.forEach(
        (any, number) -> matching.set(number, any.stream().anyMatch(glob -> glob.matches(text))));
    return matching;
  }

  /// Candidates for examples, plainest first: what the policies name, what the catalogue knows, and
  /// what the patterns look like with a plain word in the place of their wildcards.
  private List<String> examples(List<Glob> all) {
    List<String> examples = new ArrayList<>();
    for (Glob glob : all) {
      if (glob.isLiteral()) {
        examples.add(glob.toString());
      }
    }
    examples.addAll(hints);
    for (Glob glob : all) {
      if (glob.isLiteral()) {
        continue;
      }
      examples.add(glob.instance("app", 'x'));
      examples.add(glob.instance("app", '1'));
      examples.add(glob.instance("1", '1'));
      examples.add(glob.instance("", 'x'));
    }
    return examples;
  }

  /// An account of class `value` other than `text`, where one is at hand.
  Optional<String> another(int value, String text) {
    String example = atoms.get(value).example();
    Stream<String> changed =
        IntStream.range(0, 10 * example.length())
            .mapToObj(i -> new StringBuilder(example).replace(i / 10, i / 10 + 1, "" + i % 10))
            .map(StringBuilder::toString);
    return Stream.concat(Stream.concat(Stream.of(example), hints.stream()), changed)
        .filter(candidate -> !candidate.equals(text) && holds(value, candidate))
        .findFirst();
  }

  /// Whether `text` belongs to class `value`.
  boolean holds(int value, String text) {
    return value < atoms.size()
        && atoms
            .get(value)
            .matching()
            .equals(
                byLists ? lists(text) : GlobPartition.signature(List.copyOf(globs.keySet()), text));
  }

  @Override
  public int size() {
    return atoms.size() + (optional ? 1 : 0);
  }

  @Override
  public @Nullable String example(int value) {
    return value == atoms.size() ? null : atoms.get(value).example();
  }

  @Override
  public int cost(int value) {
    return value == atoms.size() ? 0 : costs.get(value) + (optional ? 1 : 0);
  }

  @Override
  public List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    if (byLists) {
      asked.keySet().forEach(any -> labels.add(new Label(text(any), values(any))));
    } else {
      labelled.forEach((text, any) -> labels.add(new Label(text, values(any))));
    }
    return labels;
  }

  /// The patterns of a label, where it stands for a list of them.
  List<String> patterns(String label) {
    return asked.keySet().stream()
        .filter(any -> byLists && text(any).equals(label))
        .findFirst()
        .map(any -> any.stream().map(Glob::toString).toList())
        .orElse(List.of(label));
  }

  private static String text(List<Glob> any) {
    return any.stream().map(Glob::toString).collect(Collectors.joining(", "));
  }

  @Override
  public Optional<Integer> absent() {
    return optional ? Optional.of(atoms.size()) : Optional.empty();
  }
}
