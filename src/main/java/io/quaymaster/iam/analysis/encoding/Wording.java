package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Described;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Says a set by names: some that it is made of, and some that are left out. Exact wherever the
/// names suffice; what they cannot say is told by an example.
final class Wording {
  private static final int COMBINED = 24;

  /// Names that together, less the others, are a set but for `rest`.
  private record Said(List<Name> include, List<Name> exclude, int rest) {
    int words() {
      return include.size() + exclude.size();
    }
  }

  private final SetAlgebra sets;
  private final int[] dimensions;
  private final List<Name> names;
  private final IntFunction<String> example;
  private final Map<Integer, Said> known = new HashMap<>();
  private final Map<Integer, Double> counts = new HashMap<>();

  /// `names` of sets over `dimensions`, the most general first; `example` tells a point of a set.
  Wording(SetAlgebra sets, int[] dimensions, List<Name> names, IntFunction<String> example) {
    this.sets = sets;
    this.dimensions = dimensions.clone();
    this.names = List.copyOf(names);
    this.example = example;
  }

  Described of(int set) {
    return described(said(set));
  }

  /// How many names it takes to say a set; more than any number of names where they do not suffice.
  int words(int set) {
    Said said = said(set);
    return said.rest == SetAlgebra.NOTHING ? said.words() : Integer.MAX_VALUE;
  }

  private Said said(int set) {
    Said before = known.get(set);
    if (before == null) {
      before = find(set);
      known.put(set, before);
    }
    return before;
  }

  private Said find(int set) {
    List<Name> inside = new ArrayList<>();
    List<Name> outside = new ArrayList<>();
    List<Name> wider = new ArrayList<>();
    for (Name name : names) {
      if (name.set() == SetAlgebra.NOTHING) {
        continue;
      }
      if (sets.contains(set, name.set())) {
        inside.add(name);
      } else if (sets.meet(set, name.set())) {
        wider.add(name);
      } else {
        outside.add(name);
      }
    }
    Said best = made(inside, set, names.size());
    if (best.rest != SetAlgebra.NOTHING || best.words() > 1) {
      for (Name base : wider) {
        int words = best.rest == SetAlgebra.NOTHING ? best.words() : 2 * names.size();
        Said other = withExceptions(base, inside, outside, set, words);
        if (other != null && isBetter(other, best)) {
          best = other;
        }
      }
    }
    if (best.rest != SetAlgebra.NOTHING) {
      Said combined = made(withCombined(inside, wider, set, best.rest), set, Integer.MAX_VALUE);
      best = isBetter(combined, best) ? combined : best;
    }
    return best;
  }

  private static boolean isBetter(Said one, Said other) {
    boolean exact = one.rest == SetAlgebra.NOTHING;
    boolean otherExact = other.rest == SetAlgebra.NOTHING;
    return exact != otherExact ? exact : one.words() < other.words();
  }

  /// `set` made of at most `limit` names that lie inside, each the one that adds most. A name never
  /// adds more than it did before, so most of them need not be looked at again.
  private Said made(List<Name> inside, int set, int limit) {
    List<Name> chosen = new ArrayList<>();
    double[] bounds = inside.stream().mapToDouble(this::count).toArray();
    int rest = set;
    while (rest != SetAlgebra.NOTHING && chosen.size() < limit) {
      Name best = most(inside, rest, bounds);
      if (best == null) {
        break;
      }
      chosen.add(best);
      rest = sets.minus(rest, best.set());
    }
    return new Said(chosen, List.of(), rest);
  }

  private double count(Name name) {
    return counts.computeIfAbsent(name.set(), set -> sets.count(set, dimensions));
  }

  private @Nullable Name most(List<Name> among, int rest, double[] bounds) {
    Name best = null;
    double most = 0;
    for (int i = 0; i < bounds.length; i++) {
      if (bounds[i] > most) {
        int added = among.get(i).set();
        bounds[i] = sets.meet(rest, added) ? sets.count(sets.and(rest, added), dimensions) : 0;
        if (bounds[i] > most) {
          best = among.get(i);
          most = bounds[i];
        }
      }
    }
    return best;
  }

  /// A name that is too wide, what is to be left out of it, and what is still missing; null where
  /// that takes as many words as are known already.
  private @Nullable Said withExceptions(
      Name base, List<Name> inside, List<Name> outside, int set, int words) {
    // What is left out is told as narrowly as it can be, so the special names come first.
    Said left = made(outside.reversed(), sets.minus(base.set(), set), words - 2);
    if (left.rest != SetAlgebra.NOTHING) {
      return null;
    }
    Said more = made(inside, sets.minus(set, base.set()), names.size());
    List<Name> include = new ArrayList<>(List.of(base));
    include.addAll(more.include);
    return new Said(include, left.include, more.rest);
  }

  /// The names that lie inside, and what two wider ones have in common.
  private List<Name> withCombined(List<Name> inside, List<Name> wider, int set, int rest) {
    List<Name> all = new ArrayList<>(inside);
    List<Name> few =
        wider.stream().filter(name -> sets.meet(name.set(), rest)).limit(COMBINED).toList();
    for (int i = 0; i < few.size(); i++) {
      for (int j = i + 1; j < few.size(); j++) {
        Name one = few.get(i);
        Name two = few.get(j);
        int common = sets.and(one.set(), two.set());
        if (common != SetAlgebra.NOTHING
            && common != one.set()
            && common != two.set()
            && sets.contains(set, common)) {
          String words = two.words() + account(two.account()) + " that are also " + one.words();
          all.add(Name.of(words, one.account(), two.pattern(), common));
        }
      }
    }
    return all;
  }

  private static String account(String account) {
    return account.isEmpty() ? "" : " of account " + account;
  }

  private Described described(Said said) {
    Set<String> include = new LinkedHashSet<>();
    Set<String> exclude = new LinkedHashSet<>();
    said.include.forEach(name -> include.add(name.pattern()));
    said.exclude.forEach(name -> exclude.add(name.pattern()));
    String text = words(said.include);
    if (said.rest != SetAlgebra.NOTHING) {
      String one = example.apply(said.rest);
      text = text.isEmpty() ? "some, such as " + one : text + "; some others, such as " + one;
      include.add(one);
    }
    if (!said.exclude.isEmpty()) {
      text += " except " + exceptions(said);
    }
    return new Described(text, List.copyOf(include), List.copyOf(exclude));
  }

  /// The names by account: "role `ci`, role `deployer` of account 1111…".
  private static String words(List<Name> names) {
    Map<String, List<String>> byAccount = new LinkedHashMap<>();
    names.forEach(name ->
        byAccount.computeIfAbsent(name.account(), a -> new ArrayList<>()).add(name.words()));
    List<String> parts = new ArrayList<>();
    byAccount.forEach((account, words) -> parts.add(listed(words) + account(account)));
    return String.join("; ", parts);
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.getLast();
  }

  private static String exceptions(Said said) {
    Set<String> accounts = new LinkedHashSet<>();
    said.include.forEach(name -> accounts.add(name.account()));
    Map<String, List<String>> byAccount = new LinkedHashMap<>();
    said.exclude.forEach(name ->
        byAccount.computeIfAbsent(name.account(), a -> new ArrayList<>()).add(name.except()));
    List<String> parts = new ArrayList<>();
    byAccount.forEach((account, words) ->
        parts.add(listed(words) + (accounts.equals(Set.of(account)) ? "" : account(account))));
    return String.join(" and ", parts);
  }
}
