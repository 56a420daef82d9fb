package io.quaymaster.iam.analysis.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The coarsest classes of strings that a set of globs cannot tell apart: one for each set of globs
/// that some string of the universe matches exactly, with an example.
///
/// All globs run at once as one deterministic automaton, breadth first, so the first example of a
/// class is a shortest one. A state is the list of positions reached; a position behind an
/// unrestricted run makes the earlier positions of the same glob superfluous, since whatever they
/// accept is accepted from there too. Cost: states × characters that occur; the number of states is
/// exponential in the worst case and limited.
public final class GlobPartition {
  /// A class: the globs that match, as indexes, and one of its strings.
  public record Atom(BitSet matching, String example) {}

  private final List<Glob> globs;
  private final Universe universe;
  private final int limit;

  /// For each glob the unions that it belongs to; empty where each glob is for itself. Of unions,
  /// each has a glob of its own behind all others, which is reached once the union matches for
  /// good.
  private final List<BitSet> unionsOf;

  private final int[] offsets;
  private final char[] characters;

  private GlobPartition(List<Glob> globs, List<BitSet> unionsOf, Universe universe, int limit) {
    this.globs = globs;
    this.unionsOf = unionsOf;
    this.universe = universe;
    this.limit = limit;
    this.offsets = new int[globs.size() + 1];
    for (int i = 0; i < globs.size(); i++) {
      offsets[i + 1] = offsets[i] + globs.get(i).size() + 1;
    }
    this.characters = characters(globs, universe);
  }

  /// The classes of `globs` within `universe`. Where one of `examples` belongs to a class, the
  /// first such is its example.
  ///
  /// @throws StateLimit if more than `limit` states would be needed
  public static List<Atom> of(
      List<Glob> globs, Universe universe, List<String> examples, int limit) {
    for (Glob glob : globs) {
      if (glob.isLiteral()) {
        return withLiterals(globs, universe, examples, limit);
      }
    }
    return explored(globs, universe, examples, limit);
  }

  /// A string for each combination of unions of globs that match. Within a union nobody asks which
  /// glob it is, so what such globs have in common costs no states.
  ///
  /// @throws StateLimit if more than `limit` states would be needed
  public static List<String> ofUnions(List<List<Glob>> unions, Universe universe, int limit) {
    List<Glob> globs = new ArrayList<>(unions.stream().flatMap(List::stream).distinct().toList());
    List<BitSet> unionsOf = new ArrayList<>();
    for (Glob glob : globs) {
      BitSet of = new BitSet();
      for (int i = 0; i < unions.size(); i++) {
        of.set(i, unions.get(i).contains(glob));
      }
      unionsOf.add(of);
    }
    unions.forEach(union -> globs.add(Glob.of(List.of(Glob.ANY))));
    Map<BitSet, String> found = new GlobPartition(globs, unionsOf, universe, limit).explore();
    return List.copyOf(found.values());
  }

  /// Strings that stand for themselves need no automaton: each is a class of its own among those of
  /// the wildcards. Only whether a class of the wildcards holds another string has to be seen, and
  /// where no example shows one, all run after all.
  private static List<Atom> withLiterals(
      List<Glob> globs, Universe universe, List<String> examples, int limit) {
    Map<String, BitSet> literals = new LinkedHashMap<>();
    List<Integer> numbers = new ArrayList<>();
    List<Glob> wild = new ArrayList<>();
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).isLiteral()) {
        literals.computeIfAbsent(globs.get(i).toString(), text -> new BitSet()).set(i);
      } else {
        numbers.add(i);
        wild.add(globs.get(i));
      }
    }
    List<String> others = new ArrayList<>(examples);
    others.removeIf(literals::containsKey);
    List<Atom> atoms = new ArrayList<>();
    for (Atom atom : explored(wild, universe, others, limit)) {
      Optional<String> example = other(atom, wild, universe, literals.keySet());
      if (example.isEmpty()) {
        return explored(globs, universe, examples, limit);
      }
      atoms.add(new Atom(renumbered(atom.matching(), numbers), example.get()));
    }
    literals.forEach((text, same) -> {
      if (universe.contains(text)) {
        BitSet matching = renumbered(signature(wild, text), numbers);
        matching.or(same);
        atoms.add(new Atom(matching, text));
      }
    });
    return atoms;
  }

  private static BitSet renumbered(BitSet matching, List<Integer> numbers) {
    BitSet all = new BitSet();
    for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
      all.set(numbers.get(i));
    }
    return all;
  }

  /// A string of the class that is none of `literals`.
  private static Optional<String> other(
      Atom atom, List<Glob> wild, Universe universe, Set<String> literals) {
    if (!literals.contains(atom.example())) {
      return Optional.of(atom.example());
    }
    List<String> tries = new ArrayList<>();
    for (String filler : List.of("a", "x1", "aws-x", "123456789012", "some", "other-one")) {
      tries.add(filler);
      tries.add(atom.example() + filler);
      atom.matching().stream().forEach(i -> tries.add(wild.get(i).instance(filler, 'x')));
    }
    return tries.stream()
        .filter(text ->
            !literals.contains(text)
                && universe.contains(text)
                && signature(wild, text).equals(atom.matching()))
        .findFirst();
  }

  private static List<Atom> explored(
      List<Glob> globs, Universe universe, List<String> examples, int limit) {
    if (globs.isEmpty()) {
      for (String example : examples) {
        if (universe.contains(example)) {
          return List.of(new Atom(new BitSet(), example));
        }
      }
    }
    Map<BitSet, String> found =
        universe instanceof Universe.Words(List<String> words)
            ? sorted(words, globs)
            : new GlobPartition(globs, List.of(), universe, limit).explore();
    Map<BitSet, String> nicer = new HashMap<>();
    for (String example : examples) {
      if (universe.contains(example)) {
        nicer.putIfAbsent(signature(globs, example), example);
      }
    }
    List<Atom> atoms = new ArrayList<>();
    found.forEach((signature, shortest) ->
        atoms.add(new Atom(signature, nicer.getOrDefault(signature, shortest))));
    return atoms;
  }

  private static Map<BitSet, String> sorted(List<String> words, List<Glob> globs) {
    Map<BitSet, String> found = new LinkedHashMap<>();
    words.forEach(word -> found.putIfAbsent(signature(globs, word), word));
    return found;
  }

  /// Which of `globs` match `text`.
  public static BitSet signature(List<Glob> globs, String text) {
    BitSet signature = new BitSet(globs.size());
    long characters = Glob.characters(text);
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).matches(text, characters)) {
        signature.set(i);
      }
    }
    return signature;
  }

  /// Its hash is kept, and mixed well: neighbouring states differ by small numbers.
  private static final class State {
    private static final int MIX = 0x9E37_79B1;

    private final int[] positions;
    private final int universe;
    private final int hash;

    State(int[] positions, int universe) {
      this.positions = positions;
      this.universe = universe;
      int mixed = universe;
      for (int position : positions) {
        mixed = (mixed ^ position) * MIX;
        mixed ^= mixed >>> 15;
      }
      this.hash = mixed;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof State that
          && that.hash == hash
          && that.universe == universe
          && Arrays.equals(that.positions, positions);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private record Reached(State state, String text) {}

  private Map<BitSet, String> explore() {
    Map<BitSet, String> found = new LinkedHashMap<>();
    Set<State> seen = new HashSet<>();
    ArrayDeque<Reached> queue = new ArrayDeque<>();
    State start = new State(start(), 0);
    seen.add(start);
    queue.add(new Reached(start, ""));
    while (!queue.isEmpty()) {
      Reached at = queue.removeFirst();
      if (universe.accepts(at.state.universe)) {
        found.putIfAbsent(accepting(at.state.positions), at.text);
      }
      for (char c : characters) {
        int next = universe.step(at.state.universe, c);
        if (next < 0) {
          continue;
        }
        State to = new State(step(at.state.positions, c), next);
        if (seen.add(to)) {
          if (seen.size() > limit) {
            throw new StateLimit(limit);
          }
          queue.add(new Reached(to, at.text + c));
        }
      }
    }
    return found;
  }

  private int[] start() {
    IntList positions = new IntList();
    int own = unionsOf.isEmpty() ? globs.size() : unionsOf.size();
    for (int g = 0; g < own; g++) {
      reach(g, 0, positions, positions.size);
    }
    return settled(positions.toArray());
  }

  /// Without the globs that belong to unions alone which match whatever follows.
  private int[] settled(int[] positions) {
    if (unionsOf.isEmpty()) {
      return positions;
    }
    BitSet won = new BitSet();
    int g = 0;
    for (int position : positions) {
      while (position >= offsets[g + 1]) {
        g++;
      }
      Glob glob = globs.get(g);
      if (g >= unionsOf.size()) {
        won.set(g - unionsOf.size());
      } else if (position == offsets[g + 1] - 2 && glob.token(glob.size() - 1) == Glob.ANY) {
        won.or(unionsOf.get(g));
      }
    }
    if (won.isEmpty()) {
      return positions;
    }
    IntList kept = new IntList();
    g = 0;
    for (int position : positions) {
      while (position >= offsets[g + 1]) {
        g++;
      }
      if (g < unionsOf.size() && !isWithin(unionsOf.get(g), won)) {
        kept.insert(0, position);
      }
    }
    won.stream().forEach(union -> reach(unionsOf.size() + union, 0, kept, kept.size));
    return kept.toArray();
  }

  private static boolean isWithin(BitSet part, BitSet whole) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(whole);
    return rest.isEmpty();
  }

  private int[] step(int[] positions, char c) {
    IntList next = new IntList();
    int g = 0;
    int from = 0;
    for (int position : positions) {
      if (position >= offsets[g + 1]) {
        while (position >= offsets[g + 1]) {
          g++;
        }
        from = next.size;
      }
      int index = position - offsets[g];
      Glob glob = globs.get(g);
      if (index < glob.size()) {
        int token = glob.token(index);
        if (Glob.accepts(token, c)) {
          reach(g, Glob.isRun(token) ? index : index + 1, next, from);
        }
      }
    }
    return settled(next.toArray());
  }

  /// Adds position `index` of glob `g`, and those reached without reading; entries of the list from
  /// `from` on are `g`'s.
  private void reach(int g, int index, IntList positions, int from) {
    Glob glob = globs.get(g);
    int at = index;
    while (true) {
      boolean run = at < glob.size() && Glob.isRun(glob.token(at));
      if (run && glob.token(at) == Glob.ANY) {
        positions.dropBelow(from, offsets[g] + at);
      }
      positions.insert(from, offsets[g] + at);
      if (!run) {
        return;
      }
      at++;
    }
  }

  private BitSet accepting(int[] positions) {
    BitSet accepting = new BitSet(globs.size());
    int g = 0;
    for (int position : positions) {
      while (position >= offsets[g + 1]) {
        g++;
      }
      if (position == offsets[g + 1] - 1) {
        accepting.set(g);
      }
    }
    return unionsOf.isEmpty() ? accepting : unions(accepting);
  }

  private BitSet unions(BitSet accepting) {
    BitSet unions = new BitSet();
    accepting.stream()
        .forEach(g -> {
          if (g < unionsOf.size()) {
            unions.or(unionsOf.get(g));
          } else {
            unions.set(g - unionsOf.size());
          }
        });
    return unions;
  }

  /// The characters that some glob names, and of each group of the universe one that none names.
  private static char[] characters(List<Glob> globs, Universe universe) {
    Set<Character> named = new LinkedHashSet<>();
    for (Glob glob : globs) {
      for (int i = 0; i < glob.size(); i++) {
        int token = glob.token(i);
        if (token >= Glob.FOLD) {
          addAllCases((char) (token - Glob.FOLD), named);
        } else if (token >= 0) {
          named.add((char) token);
        } else if (token == Glob.ANY_BUT_COLON || token == Glob.ONE_BUT_COLON) {
          named.add(':');
        } else if (token == Glob.ANY_BUT_SLASH || token == Glob.ONE_BUT_SLASH) {
          named.add('/');
        }
      }
    }
    Set<Character> all = new LinkedHashSet<>();
    for (String group : universe.alphabet()) {
      for (int i = 0; i < group.length(); i++) {
        if (!named.contains(group.charAt(i))) {
          all.add(group.charAt(i));
          break;
        }
      }
    }
    all.addAll(named);
    char[] out = new char[all.size()];
    int i = 0;
    for (char c : all) {
      out[i++] = c;
    }
    return out;
  }

  private static void addAllCases(char folded, Set<Character> out) {
    out.add(folded);
    out.add(Character.toUpperCase(folded));
    for (char odd :
        new char[] {'\u017f', '\u212a', '\u212b', '\u1e9e', '\u03bc', '\u039c', '\u0178'}) {
      if (Glob.fold(odd) == folded) {
        out.add(odd);
      }
    }
  }

  /// A growing list of positions in rising order.
  private static final class IntList {
    private int[] items = new int[16];
    private int size;

    void insert(int from, int item) {
      int at = size;
      while (at > from && items[at - 1] > item) {
        at--;
      }
      if (at > from && items[at - 1] == item) {
        return;
      }
      if (size == items.length) {
        items = Arrays.copyOf(items, size * 2);
      }
      System.arraycopy(items, at, items, at + 1, size - at);
      items[at] = item;
      size++;
    }

    void dropBelow(int from, int item) {
      int keep = from;
      while (keep < size && items[keep] < item) {
        keep++;
      }
      System.arraycopy(items, keep, items, from, size - keep);
      size -= keep - from;
    }

    int[] toArray() {
      return Arrays.copyOf(items, size);
    }
  }
}
