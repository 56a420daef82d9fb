package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.GlobInstances;
import io.quaymaster.iam.analysis.automaton.GlobPartition;
import io.quaymaster.iam.analysis.automaton.GlobPartition.Atom;
import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.automaton.Universe;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Texts of a universe, told apart by globs; perhaps absent.
final class TextDimension extends Dimension {
  /// Beyond this, telling apart what patterns have in common is not worth its cost.
  private static final int STATES_BEFORE_INSTANCES = 1_000;

  private static final int STRANGE = 3;

  private final Universe universe;
  private final boolean optional;
  private final List<String> hints;
  private final Map<Glob, Integer> globs = new LinkedHashMap<>();
  private final Map<String, List<Glob>> labelled = new LinkedHashMap<>();
  private List<Atom> atoms = List.of();
  private final List<Integer> costs = new ArrayList<>();
  private Optional<Glob> leftOut = Optional.empty();
  private boolean strangersFirst;
  private boolean instancesSuffice;
  private boolean instancesOnly;

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
    return new Term(this, () -> values(copy));
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
    for (Glob glob : any) {
      Integer number = globs.get(glob);
      for (int i = 0; number != null && i < atoms.size(); i++) {
        if (atoms.get(i).matching().get(number)) {
          values.set(i);
        }
      }
    }
    return values;
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
    try {
      int states = instancesSuffice ? Math.min(limit, STATES_BEFORE_INSTANCES) : limit;
      atoms = GlobPartition.of(all, universe, examples(all), states);
    } catch (StateLimit _) {
      Optional<List<Atom>> instances =
          instancesSuffice ? GlobInstances.of(all, universe) : Optional.empty();
      atoms = instances.orElseGet(() -> GlobPartition.of(all, universe, examples(all), limit));
      instancesOnly = instances.isPresent();
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

  /// Candidates for examples, plainest first: what the policies name, what the catalogue knows, and
  /// what the patterns look like with a plain word in the place of their wildcards.
  private List<String> examples(List<Glob> all) {
    List<String> examples = new ArrayList<>();
    all.stream().filter(Glob::isLiteral).forEach(glob -> examples.add(glob.instance("", 'x')));
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
            .equals(GlobPartition.signature(List.copyOf(globs.keySet()), text));
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
    labelled.forEach((text, any) -> labels.add(new Label(text, values(any))));
    return labels;
  }

  @Override
  public Optional<Integer> absent() {
    return optional ? Optional.of(atoms.size()) : Optional.empty();
  }
}
