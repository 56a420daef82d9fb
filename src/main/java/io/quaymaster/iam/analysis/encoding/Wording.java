package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.Described;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Parts.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Says a set by names: some that it is made of, and some that are left out. Exact wherever the
/// names suffice; what they cannot say is told by an example.
final class Wording implements Parts.Algebra<Integer> {
  private static final int COMBINED = 24;

  /// How names of all there are begin as exceptions.
  private static final String THOSE = "those";

  /// Parts that take more names than this together are harder to read than an example.
  private static final int MOST_OF_PARTS = 20;

  /// Names that together, less the others, are a set but for `parts` and `rest`.
  private record Said(
      List<Name> include, List<Name> exclude, List<Part<Name, Integer>> parts, int rest) {
    Said(List<Name> include, List<Name> exclude, int rest) {
      this(include, exclude, List.of(), rest);
    }

    int words() {
      return include.size() + exclude.size() + parts.stream().mapToInt(Part::words).sum();
    }
  }

  private final SetAlgebra sets;
  private final int[] dimensions;
  private final List<Name> names;
  private final IntFunction<String> example;
  private final Parts<Name, Integer> parts = new Parts<>(this, Name::set, MOST_OF_PARTS);
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
    return described(set, said(set));
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
    if (best.rest != SetAlgebra.NOTHING) {
      Said apart = apart(inside, wider, outside, set);
      best = isBetter(apart, best) ? apart : best;
    }
    return best;
  }

  /// `set` made of the names that lie inside, and of parts that say their own exceptions.
  private Said apart(List<Name> inside, List<Name> wider, List<Name> outside, int set) {
    Said plain = made(inside, set, names.size());
    List<Name> others = new ArrayList<>(wider);
    others.addAll(outside);
    return parts
        .of(wider, others, set, plain.rest)
        .map(told -> new Said(plain.include, List.of(), told, SetAlgebra.NOTHING))
        .orElse(plain);
  }

  @Override
  public Integer and(Integer one, Integer other) {
    return sets.and(one, other);
  }

  @Override
  public Integer minus(Integer one, Integer other) {
    return sets.minus(one, other);
  }

  @Override
  public boolean isEmpty(Integer set) {
    return set == SetAlgebra.NOTHING;
  }

  @Override
  public boolean meet(Integer one, Integer other) {
    return sets.meet(one, other);
  }

  @Override
  public double size(Integer set) {
    return counts.computeIfAbsent(set, of -> sets.count(of, dimensions));
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
    return size(name.set());
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
          all.add(common(one, two, common));
        }
      }
    }
    return all;
  }

  /// What two names have in common. They are of one account, or one of them is of any.
  private static Name common(Name one, Name two, int set) {
    if (isAll(two) && !isAll(one)) {
      return common(two, one, set);
    }
    String also = isAll(one) ? one.except().substring(THOSE.length()) : " " + one.words();
    String words = two.words() + (also.isEmpty() ? "" : " that are also" + also);
    String account = one.account().isEmpty() ? two.account() : one.account();
    return Name.of(words, account, two.pattern(), set);
  }

  /// Whether a name is of all there are, perhaps of an account, a Region or a partition.
  private static boolean isAll(Name name) {
    return name.except().startsWith(THOSE);
  }

  private static String account(String account) {
    return account.isEmpty() ? "" : " of account " + account;
  }

  private Described described(int set, Said said) {
    Set<String> include = new LinkedHashSet<>();
    Set<String> exclude = new LinkedHashSet<>();
    said.include.forEach(name -> include.add(name.pattern()));
    said.exclude.forEach(name -> exclude.add(name.pattern()));
    List<String> pieces = new ArrayList<>();
    if (!said.include.isEmpty()) {
      pieces.add(words(said.include));
    }
    for (Part<Name, Integer> part : said.parts) {
      include.add(part.all().getLast().pattern());
      part.except().stream()
          .filter(name -> !sets.meet(name.set(), set))
          .forEach(name -> exclude.add(name.pattern()));
      pieces.add(words(part));
    }
    String text = String.join("; ", pieces);
    if (said.rest != SetAlgebra.NOTHING) {
      String one = example.apply(said.rest);
      text = text.isEmpty() ? "some, such as " + one : text + "; some others, such as " + one;
      include.add(one);
    }
    if (!said.exclude.isEmpty()) {
      text += " except " + exceptions(said.include, said.exclude);
    }
    return new Described(text, List.copyOf(include), List.copyOf(exclude));
  }

  /// The names by account: "role `ci`, role `deployer` of account 1111…".
  private static String words(List<Name> names) {
    return String.join("; ", byAccount(names, Name::words, ""));
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.getLast();
  }

  private static String words(Part<Name, Integer> part) {
    Name name = part.all().getFirst();
    for (Name other : part.all().subList(1, part.all().size())) {
      name = common(name, other, part.set());
    }
    String text = words(List.of(name));
    return part.except().isEmpty()
        ? text
        : text + " except " + exceptions(List.of(name), part.except());
  }

  private static String exceptions(List<Name> include, List<Name> exclude) {
    Set<String> accounts = new LinkedHashSet<>();
    include.forEach(name -> accounts.add(name.account()));
    String own = accounts.size() == 1 ? accounts.iterator().next() : "";
    return String.join(" and ", byAccount(exclude, Name::except, own));
  }

  /// Names of one account together, and accounts of which the same is said together; `own` is told
  /// already.
  private static List<String> byAccount(
      List<Name> names, Function<Name, String> words, String own) {
    Map<String, List<String>> byAccount = new LinkedHashMap<>();
    names.forEach(name ->
        byAccount.computeIfAbsent(name.account(), a -> new ArrayList<>()).add(words.apply(name)));
    Map<String, List<String>> accounts = new LinkedHashMap<>();
    byAccount.forEach((account, all) ->
        accounts.computeIfAbsent(listed(all), a -> new ArrayList<>()).add(account));
    List<String> parts = new ArrayList<>();
    accounts.forEach((all, of) -> {
      if (of.size() > 1 && !of.contains("")) {
        parts.add(all + " of accounts " + listed(of));
      } else {
        of.forEach(account -> parts.add(all + (account.equals(own) ? "" : account(account))));
      }
    });
    return parts;
  }
}
