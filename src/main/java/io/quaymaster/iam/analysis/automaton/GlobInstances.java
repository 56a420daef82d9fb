package io.quaymaster.iam.analysis.automaton;

import io.quaymaster.iam.analysis.automaton.GlobPartition.Atom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Generic instances: each glob with a spare character, one that no glob names, in the place of its
/// wildcards. Such an instance of `p` matches `q` if and only if all of `p` lies within `q`, and
/// `p` lies within a union only if within one of its members. So where differences are unions of
/// globs less unions of globs, the instances see every one of them, at the cost of globs × globs ×
/// length, while the classes of the same globs may be exponentially many.
///
/// This holds for globs whose only wildcards are unrestricted runs.
public final class GlobInstances {
  private GlobInstances() {}

  /// An instance of each glob and of "any string", by what they match; nothing if the globs have
  /// other wildcards, or no character of the universe is spare.
  public static Optional<List<Atom>> of(List<Glob> globs, Universe universe) {
    if (!globs.stream().allMatch(GlobInstances::hasRunsOnly)) {
      return Optional.empty();
    }
    for (char spare : Universe.PLAIN.toCharArray()) {
      if (globs.stream().noneMatch(glob -> glob.names(spare))) {
        Optional<List<Atom>> atoms = of(globs, universe, spare);
        if (atoms.isPresent()) {
          return atoms;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasRunsOnly(Glob glob) {
    for (int i = 0; i < glob.size(); i++) {
      if (glob.token(i) < 0 && glob.token(i) != Glob.ANY) {
        return false;
      }
    }
    return true;
  }

  private static Optional<List<Atom>> of(List<Glob> globs, Universe universe, char spare) {
    String filler = String.valueOf(spare).repeat(2);
    List<String> instances = new ArrayList<>(List.of(filler));
    for (Glob glob : globs) {
      String instance = glob.instance(filler, spare);
      if (!glob.isLiteral() || universe.contains(instance)) {
        instances.add(instance);
      }
    }
    Map<BitSet, String> found = new LinkedHashMap<>();
    for (String instance : instances) {
      if (!universe.contains(instance)) {
        return Optional.empty();
      }
      found.putIfAbsent(GlobPartition.signature(globs, instance), instance);
    }
    List<Atom> atoms = new ArrayList<>();
    found.forEach((matching, example) -> atoms.add(new Atom(matching, example)));
    return Optional.of(atoms);
  }
}
