package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.automaton.Glob;
import io.quaymaster.iam.analysis.automaton.GlobPartition;
import io.quaymaster.iam.analysis.automaton.GlobPartition.Atom;
import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.automaton.Universe;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.service.AccessLevel;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ServiceDefinition;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The actions of a comparison: the catalogue's, those that the policies name, and for each service
/// one member for each way in which wildcards could cover an action that does not exist yet
/// (`future`).
public final class ActionDimension extends Dimension {
  /// One action. `service` and `name` are in lower case, `id` is written as people do. A `future`
  /// action stands for all that AWS may add; the service `*` stands for every service that no side
  /// names.
  public record Action(
      String service, String name, String id, Optional<ActionDefinition> known, boolean future) {}

  private static final Universe NAMES = Universe.someOf(Universe.PLAIN);
  private static final String ANY_OTHER_SERVICE = "*";

  private final List<Action> actions = new ArrayList<>();
  private final Map<String, List<Integer>> ofService = new HashMap<>();
  private final Map<ActionPattern, BitSet> matching = new HashMap<>();
  private final List<ActionPattern> patterns;

  /// `services` are the prefixes whose catalogue belongs to the place; `applies` tells which known
  /// actions do.
  ActionDimension(
      ServiceReference reference,
      Set<String> services,
      List<ActionPattern> patterns,
      List<ActionElement> elements,
      Predicate<ActionDefinition> applies,
      boolean namedOnly,
      int limit) {
    super("action", Meaning.ACTION);
    Set<String> all = new LinkedHashSet<>(services);
    patterns.stream()
        .filter(pattern -> !pattern.isEverything())
        .forEach(pattern -> all.add(pattern.service()));
    Map<String, Set<ActionPattern>> byService = new LinkedHashMap<>();
    patterns.forEach(pattern ->
        byService.computeIfAbsent(pattern.service(), s -> new LinkedHashSet<>()).add(pattern));
    for (String service : all) {
      List<ActionPattern> own = List.copyOf(byService.getOrDefault(service, Set.of()));
      Optional<ServiceDefinition> known = reference.service(service);
      if (known.isPresent()) {
        addKnown(reference, known.get(), own, applies, limit);
      } else {
        addNamed(service, own, elements, namedOnly, limit);
      }
    }
    actions.add(new Action(ANY_OTHER_SERVICE, "", "any other service", Optional.empty(), true));
    for (int i = 0; i < actions.size(); i++) {
      ofService.computeIfAbsent(actions.get(i).service, s -> new ArrayList<>()).add(i);
    }
    this.patterns = List.copyOf(patterns);
  }

  private void addKnown(
      ServiceReference reference,
      ServiceDefinition service,
      List<ActionPattern> own,
      Predicate<ActionDefinition> applies,
      int limit) {
    for (ActionDefinition action : service.actions()) {
      if (applies.test(action)) {
        actions.add(
            new Action(
                service.prefix(),
                action.name().toLowerCase(Locale.ROOT),
                action.id(),
                Optional.of(action),
                false));
      }
    }
    Set<String> named = new HashSet<>();
    Predicate<String> isTaken =
        name -> named.contains(name) || reference.action(service.prefix(), name).isPresent();
    for (ActionPattern pattern : own) {
      if (!pattern.hasWildcard() && !isTaken.test(pattern.name())) {
        named.add(pattern.name());
        actions.add(
            new Action(service.prefix(), pattern.name(), pattern.text(), Optional.empty(), false));
      }
    }
    List<Glob> wild =
        own.stream().filter(ActionPattern::hasWildcard).map(ActionDimension::glob).toList();
    for (Atom atom : GlobPartition.of(wild, NAMES, List.of(), limit)) {
      String name = fresh(atom, wild, isTaken);
      actions.add(
          new Action(
              service.prefix(), name, service.prefix() + ":" + name, Optional.empty(), true));
    }
  }

  /// A name of the class that no action has, where there is one in reach.
  private static String fresh(Atom atom, List<Glob> globs, Predicate<String> isTaken) {
    for (Glob glob : globs) {
      String candidate = glob.instance("futureaction", 'x');
      if (!isTaken.test(candidate)
          && GlobPartition.signature(globs, candidate).equals(atom.matching())) {
        return candidate;
      }
    }
    return atom.example();
  }

  private void addNamed(
      String service,
      List<ActionPattern> own,
      List<ActionElement> elements,
      boolean namedOnly,
      int limit) {
    List<Glob> globs = own.stream().map(ActionDimension::glob).toList();
    Map<String, String> spelt = new LinkedHashMap<>();
    own.forEach(pattern ->
        spelt.putIfAbsent(
            pattern.name().replace("*", "").replace("?", "x"),
            pattern.text().replace("*", "").replace("?", "x")));
    List<String> examples = new ArrayList<>();
    own.stream()
        .filter(pattern -> !pattern.hasWildcard())
        .forEach(pattern -> examples.add(pattern.name()));
    own.forEach(pattern -> examples.add(glob(pattern).instance("something", 'x')));
    own.forEach(pattern -> examples.add(glob(pattern).instance("", 'x')));
    for (String name : names(service, globs, examples, elements, limit)) {
      boolean named =
          own.stream()
              .anyMatch(
                  pattern -> glob(pattern).matches(name) && (!namedOnly || !pattern.hasWildcard()));
      String id = spelt.getOrDefault(name, service + ":" + name);
      actions.add(new Action(service, name, id, Optional.empty(), namedOnly && !named));
    }
  }

  /// Names that stand for all: one for each combination of patterns that match, or where those are
  /// too many, of lists of patterns, which is all that statements ask for.
  private static Collection<String> names(
      String service,
      List<Glob> globs,
      List<String> examples,
      List<ActionElement> elements,
      int limit) {
    try {
      return GlobPartition.of(globs, NAMES, examples, limit).stream().map(Atom::example).toList();
    } catch (StateLimit _) {
      List<List<Glob>> lists =
          elements.stream()
              .map(element ->
                  element.patterns().stream()
                      .filter(
                          pattern -> !pattern.isEverything() && pattern.service().equals(service))
                      .map(ActionDimension::glob)
                      .toList())
              .filter(list -> !list.isEmpty())
              .distinct()
              .toList();
      Set<String> names = new LinkedHashSet<>(examples.stream().filter(NAMES::contains).toList());
      names.addAll(GlobPartition.ofUnions(lists, NAMES, limit));
      return names;
    }
  }

  static Glob glob(ActionPattern pattern) {
    List<Integer> tokens = new ArrayList<>();
    for (char c : pattern.name().toCharArray()) {
      tokens.add(c == '*' ? Glob.ANY : c == '?' ? Glob.ONE : c);
    }
    return Glob.of(tokens);
  }

  public Action action(int value) {
    return actions.get(value);
  }

  /// The actions that a pattern covers. Not to be changed.
  BitSet matching(ActionPattern pattern) {
    return matching.computeIfAbsent(pattern, this::match);
  }

  private BitSet match(ActionPattern pattern) {
    if (pattern.isEverything()) {
      return all();
    }
    BitSet values = new BitSet(actions.size());
    List<Integer> ofThis = ofService.getOrDefault(pattern.service(), List.of());
    if (pattern.hasWildcard()) {
      Glob glob = glob(pattern);
      ofThis.forEach(i -> values.set(i, glob.matches(actions.get(i).name)));
    } else {
      ofThis.forEach(i -> values.set(i, pattern.name().equals(actions.get(i).name)));
    }
    return values;
  }

  public BitSet where(Predicate<Action> test) {
    BitSet values = new BitSet(actions.size());
    for (int i = 0; i < actions.size(); i++) {
      values.set(i, test.test(actions.get(i)));
    }
    return values;
  }

  Term in(BitSet values) {
    return new Term(this, () -> values);
  }

  @Override
  void split(int limit) {}

  @Override
  public int size() {
    return actions.size();
  }

  @Override
  public String example(int value) {
    return actions.get(value).id;
  }

  /// Pull and push before all else: they are what people know.
  @Override
  public int cost(int value) {
    Optional<ActionDefinition> known = actions.get(value).known;
    if (known.isEmpty()) {
      return 20;
    }
    int familiar =
        List.of("PutImage", "BatchGetImage", "GetAuthorizationToken").indexOf(known.get().name());
    if (familiar >= 0) {
      return familiar;
    }
    return known.get().accessLevel() == AccessLevel.PERMISSIONS_MANAGEMENT ? 5 : 10;
  }

  @Override
  public List<Label> labels() {
    return patterns.stream().map(pattern -> new Label(pattern.text(), matching(pattern))).toList();
  }
}
