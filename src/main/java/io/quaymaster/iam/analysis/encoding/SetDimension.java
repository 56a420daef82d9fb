package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.GlobPartition;
import io.quaymaster.iam.analysis.automaton.GlobPartition.Atom;
import io.quaymaster.iam.analysis.automaton.Universe;
import io.quaymaster.iam.policy.SetQualifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finite sets of texts: the values of a multi-valued key. What a set can be told by is, for each
/// test of an element, whether some element or whether every element passes, as far as it is asked;
/// the classes are the unions of elements closed under that. The last two classes are the empty set
/// and absence.
final class SetDimension extends Dimension {
  /// More classes of sets than this are too many to walk.
  static final int MAX_CLASSES = 4_096;

  private record Signature(BitSet some, BitSet every) {}

  private final List<String> hints;
  private final Map<Glob, Integer> globs = new LinkedHashMap<>();
  private final Map<List<Glob>, Integer> tests = new LinkedHashMap<>();
  private final BitSet askedOfSome = new BitSet();
  private final BitSet askedOfEvery = new BitSet();
  private final Map<String, Term> labelled = new LinkedHashMap<>();
  private final List<Signature> signatures = new ArrayList<>();
  private final List<List<String>> examples = new ArrayList<>();

  SetDimension(String name, List<String> hints) {
    super(name, Meaning.CONDITION_KEY);
    this.hints = List.copyOf(hints);
  }

  /// The present sets of which, by `qualifier`, every or some element matches (`negated`: matches
  /// not) any of `any`.
  Term where(SetQualifier qualifier, boolean negated, List<Glob> any, String label) {
    any.forEach(glob -> globs.putIfAbsent(glob, globs.size()));
    int test = tests.computeIfAbsent(List.copyOf(any), t -> tests.size());
    boolean ofEvery = (qualifier == SetQualifier.FOR_ALL_VALUES) != negated;
    (ofEvery ? askedOfEvery : askedOfSome).set(test);
    Term term = new Term(this, () -> values(qualifier, negated, test));
    labelled.putIfAbsent(label, term);
    return term;
  }

  private BitSet values(SetQualifier qualifier, boolean negated, int test) {
    BitSet values = new BitSet(size());
    for (int i = 0; i < signatures.size(); i++) {
      boolean some = signatures.get(i).some.get(test);
      boolean every = signatures.get(i).every.get(test);
      boolean holds =
          switch (qualifier) {
            case FOR_ALL_VALUES -> negated ? !some : every;
            case FOR_ANY_VALUE -> negated ? !every : some;
            case NONE -> false;
          };
      values.set(i, holds);
    }
    return values;
  }

  /// Present, the empty set included.
  Term present() {
    return new Term(
        this,
        () -> {
          BitSet all = new BitSet();
          all.set(0, signatures.size());
          return all;
        });
  }

  /// Absent; with `orEmpty`, the empty set counts as absent too, as it does for `Null`.
  Term missing(boolean orEmpty) {
    return new Term(
        this,
        () -> orEmpty ? bits(signatures.size(), signatures.size() - 1) : bits(signatures.size()));
  }

  @Override
  void split(int limit) {
    List<Glob> all = List.copyOf(globs.keySet());
    List<String> candidates = new ArrayList<>();
    all.stream().filter(Glob::isLiteral).forEach(glob -> candidates.add(glob.instance("", 'x')));
    candidates.addAll(hints);
    all.forEach(glob -> candidates.add(glob.instance("1", '1')));
    Map<Signature, List<String>> found = new LinkedHashMap<>();
    for (Atom atom : GlobPartition.of(all, Universe.everything(), candidates, limit)) {
      BitSet passed = passed(atom, all);
      BitSet some = (BitSet) passed.clone();
      some.and(askedOfSome);
      passed.and(askedOfEvery);
      found.putIfAbsent(new Signature(some, passed), List.of(atom.example()));
    }
    close(found);
    found.forEach((signature, example) -> {
      signatures.add(signature);
      examples.add(example);
    });
    BitSet every = new BitSet();
    every.set(0, tests.size());
    signatures.add(new Signature(new BitSet(), every));
    examples.add(List.of());
  }

  private BitSet passed(Atom atom, List<Glob> all) {
    BitSet passed = new BitSet();
    tests.forEach((any, number) ->
        passed.set(number, any.stream().anyMatch(glob -> atom.matching().get(all.indexOf(glob)))));
    return passed;
  }

  private void close(Map<Signature, List<String>> found) {
    List<Map.Entry<Signature, List<String>>> singles =
        new ArrayList<>(Map.copyOf(found).entrySet());
    singles.sort((a, b) -> a.getValue().getFirst().compareTo(b.getValue().getFirst()));
    List<Signature> open = new ArrayList<>(found.keySet());
    for (int i = 0; i < open.size(); i++) {
      for (Map.Entry<Signature, List<String>> single : singles) {
        BitSet some = (BitSet) open.get(i).some.clone();
        some.or(single.getKey().some);
        BitSet every = (BitSet) open.get(i).every.clone();
        every.and(single.getKey().every);
        Signature union = new Signature(some, every);
        if (!found.containsKey(union)) {
          if (found.size() >= MAX_CLASSES) {
            throw new SetLimit(name(), MAX_CLASSES);
          }
          List<String> example = new ArrayList<>(found.get(open.get(i)));
          example.addAll(single.getValue());
          found.put(union, example);
          open.add(union);
        }
      }
    }
  }

  /// The elements of the example of class `value`; null for absence.
  @Nullable List<String> elements(int value) {
    return value == signatures.size() ? null : examples.get(value);
  }

  @Override
  public int size() {
    return signatures.size() + 1;
  }

  @Override
  public @Nullable String example(int value) {
    List<String> elements = elements(value);
    return elements == null ? null : String.join(", ", elements);
  }

  @Override
  public int cost(int value) {
    List<String> elements = elements(value);
    return elements == null ? 0 : elements.isEmpty() ? 3 : elements.size();
  }

  @Override
  public List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    labelled.forEach((text, term) -> labels.add(new Label(text, term.values().get())));
    labels.add(new Label("empty", bits(signatures.size() - 1)));
    return labels;
  }

  @Override
  public Optional<Integer> absent() {
    return Optional.of(signatures.size());
  }
}
