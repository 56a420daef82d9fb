package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.Scope;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The actions of a question as a finite enumeration: those that nothing tells apart are one
/// member. Only a service outside of the facts with patterns such as `s3:*Object*` has a member
/// whose name is an unknown text.
final class Actions {
  /// An action; of an `open` one the name is an unknown text.
  record Action(String service, String name, Optional<ActionDefinition> known, boolean open) {}

  private final Declarations declarations;
  private final List<Action> all = new ArrayList<>();
  private final Map<Integer, List<Action>> members = new LinkedHashMap<>();
  private List<String> choice = List.of();

  Actions(
      Place place,
      List<Statement> statements,
      ServiceReference reference,
      Declarations declarations) {
    this.declarations = declarations;
    Map<String, Set<ActionPattern>> ofService = new LinkedHashMap<>();
    ofService.put(place.registry().servicePrefix(), new LinkedHashSet<>());
    if (!place.type().isResourceBased()) {
      ofService.put("sts", new LinkedHashSet<>());
    }
    for (Statement statement : statements) {
      for (ActionPattern pattern : statement.action().patterns()) {
        if (!pattern.isEverything()) {
          ofService.computeIfAbsent(pattern.service(), s -> new LinkedHashSet<>()).add(pattern);
        }
      }
    }
    ofService.forEach((service, patterns) -> {
      if (reference.service(service).isPresent()) {
        reference.service(service).get().actions().stream()
            .filter(applies(place))
            .forEach(action -> all.add(known(action)));
        patterns.stream()
            .filter(pattern -> !pattern.hasWildcard())
            .filter(pattern -> reference.action(service, pattern.name()).isEmpty())
            .forEach(pattern -> add(service, pattern.name(), false));
      } else {
        addOther(service, patterns, place.type().isResourceBased());
      }
    });
  }

  private static Action known(ActionDefinition action) {
    return new Action(
        action.service(), action.name().toLowerCase(Locale.ROOT), Optional.of(action), false);
  }

  private void add(String service, String name, boolean open) {
    Action action = new Action(service, name, Optional.empty(), open);
    if (!all.contains(action)) {
      all.add(action);
    }
  }

  /// Of a service outside of the facts: literals stand for themselves, a prefix for itself with a
  /// suffix that nothing names. For a resource-based policy, only what is named exists today.
  private void addOther(String service, Set<ActionPattern> patterns, boolean namedOnly) {
    List<String> names =
        patterns.stream().filter(p -> !p.hasWildcard()).map(ActionPattern::name).toList();
    names.forEach(name -> add(service, name, false));
    if (namedOnly) {
      return;
    }
    List<ActionPattern> wild = patterns.stream().filter(ActionPattern::hasWildcard).toList();
    boolean prefixes = wild.stream().allMatch(pattern -> pattern.name().matches("[^*?]*\\*"));
    if (!prefixes) {
      add(service, "", true);
      return;
    }
    add(service, "0q0q", false);
    wild.forEach(pattern -> add(service, pattern.name().replace("*", "") + "0q0q", false));
  }

  private static Predicate<ActionDefinition> applies(Place place) {
    return switch (place.type()) {
      case REPOSITORY_POLICY ->
          action ->
              action.service().equals(place.registry().servicePrefix())
                  && action.scope() == Scope.REPOSITORY
                  && !action.name().equals("CreateRepository");
      case REGISTRY_POLICY ->
          action ->
              action.service().equals("ecr") && !action.name().equals("GetAuthorizationToken");
      case RCP -> ActionDefinition::hasResourceType;
      case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP ->
          action -> !action.id().equals("sts:GetCallerIdentity");
    };
  }

  /// Folds the actions that neither a pattern nor `facts` tells apart, and declares the unknown.
  void fold(List<ActionPattern> patterns, Function<Action, List<Object>> facts) {
    Map<List<Object>, Integer> numbers = new LinkedHashMap<>();
    for (Action action : all) {
      List<Object> signature = new ArrayList<>(facts.apply(action));
      for (ActionPattern pattern : patterns) {
        signature.add(!action.open && matches(pattern, action));
      }
      if (action.open) {
        signature.add(action.service);
      }
      int number = numbers.computeIfAbsent(signature, s -> numbers.size());
      members.computeIfAbsent(number, n -> new ArrayList<>()).add(action);
    }
    choice =
        declarations.choice(
            "action", members.values().stream().map(actions -> word(actions.getFirst())).toList());
  }

  private static boolean matches(ActionPattern pattern, Action action) {
    return pattern.isEverything()
        || (pattern.service().equals(action.service)
            && Glob.wild(pattern.name()).matches(action.name));
  }

  /// Whether the action is one of those; the actions of a member are alike in `test`.
  String where(Predicate<Action> test) {
    List<String> those = new ArrayList<>();
    members.forEach((number, actions) -> {
      if (test.test(actions.getFirst())) {
        those.add(is(number));
      }
    });
    return those.size() == members.size() ? Smt.TRUE : Smt.or(those);
  }

  private String is(int number) {
    return choice.get(number);
  }

  /// The action that a model chooses; the first where it chooses none.
  Action chosen(Assignment model) {
    return members().stream()
        .filter(action -> model.truth("action " + word(action), false))
        .findFirst()
        .orElseGet(() -> members().getFirst());
  }

  private static String word(Action action) {
    return action.service + " " + action.name;
  }

  /// The actions, one for each member.
  List<Action> members() {
    return members.values().stream().map(List::getFirst).toList();
  }

  String matching(ActionElement element) {
    String listed = Smt.or(element.patterns().stream().map(this::matching).toList());
    return element instanceof ActionElement.NotActions ? Smt.not(listed) : listed;
  }

  private String matching(ActionPattern pattern) {
    List<String> those = new ArrayList<>();
    members.forEach((number, actions) -> {
      Action action = actions.getFirst();
      if (!action.open) {
        those.add(matches(pattern, action) ? is(number) : Smt.FALSE);
      } else if (pattern.isEverything()) {
        those.add(is(number));
      } else if (pattern.service().equals(action.service)) {
        those.add(Smt.and(is(number), Glob.wild(pattern.name()).test(this::name)));
      }
    });
    return those.size() == members.size()
            && members.values().stream().allMatch(a -> !a.getFirst().open)
            && those.stream().noneMatch(Smt.FALSE::equals)
        ? Smt.TRUE
        : Smt.or(those);
  }

  private String name() {
    return declarations.unknown(
        "action name", "String", name -> Characters.in(name, Characters.ACTION));
  }
}
