package io.quaymaster.iam.analysis.solver;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values for the unknowns of a question that are made of what the documents write: their literals,
/// and what their patterns match with little in the place of the wildcards. No solver has a say in
/// them.
final class Samples {
  private static final int SAMPLES = 256;
  private static final String NAME = "[A-Za-z0-9_+=,.@-]+(/[A-Za-z0-9_+=,.@-]+)*";
  private static final String REPOSITORY = "[a-z0-9]+([._/-][a-z0-9]+)*";

  private final Declarations declarations;
  private final Map<String, Set<String>> ofKeys = new LinkedHashMap<>();
  private final Set<String> accounts = new LinkedHashSet<>();
  private final Set<String> regions = new LinkedHashSet<>(Set.of("us-east-1"));
  private final Set<String> principals = new LinkedHashSet<>();
  private final Set<String> resources = new LinkedHashSet<>();
  private long state = 1;

  Samples(Place place, List<Statement> statements, Declarations declarations) {
    this.declarations = declarations;
    accounts.addAll(List.of(place.owner(), "901290129013"));
    for (Statement statement : statements) {
      switch (statement.principal()) {
        case PrincipalElement.Principals(List<PrincipalPattern> patterns) ->
            patterns.forEach(this::note);
        case PrincipalElement.NotPrincipals(List<PrincipalPattern> patterns) ->
            patterns.forEach(this::note);
        case PrincipalElement.Implied() -> {}
      }
      ResourceTerms.patterns(statement.resource()).forEach(this::note);
      statement.conditions().forEach(this::note);
    }
  }

  private void note(PrincipalPattern pattern) {
    switch (pattern) {
      case PrincipalPattern.AwsAccount(String account) -> accounts.add(account);
      case PrincipalPattern.User(String _, String account, String user) ->
          named(account, "user/" + user);
      case PrincipalPattern.Role(String _, String account, String role) ->
          named(account, "role/" + role);
      case PrincipalPattern.RoleSession(String _, String account, String role, String _) ->
          named(account, "role/" + role);
      case PrincipalPattern.FederatedUser(String _, String account, String user) ->
          named(account, "federated-user/" + user);
      case PrincipalPattern.Service(String service) -> principals.add(service);
      case PrincipalPattern.Anyone _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ -> {}
    }
  }

  private void named(String account, String name) {
    accounts.add(account);
    principals.add(name);
  }

  private void note(Pattern resource) {
    for (String text : instances(resource)) {
      String[] parts = text.split(":", Glob.PARTS);
      if (parts.length == Glob.PARTS) {
        noteRegion(parts[3]);
        noteAccount(parts[4]);
        if (parts[5].startsWith("repository/")
            && parts[5].substring("repository/".length()).matches(REPOSITORY)) {
          resources.add(parts[5]);
        }
      }
    }
  }

  private void note(Condition condition) {
    String key = KeyTerms.one(condition.key().name());
    for (Pattern value : condition.values()) {
      for (String text : instances(value)) {
        ofKeys.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(text);
        String[] parts = text.split(":", Glob.PARTS);
        if (key.equals("aws:principalarn") && parts.length == Glob.PARTS) {
          noteAccount(parts[4]);
          principals.add(parts[5]);
        }
        noteAccount(text);
        noteRegion(text);
        if (key.equals("aws:username")) {
          principals.add("user/" + text);
        }
      }
    }
  }

  private void noteAccount(String text) {
    if (text.matches("[0-9]{12}")) {
      accounts.add(text);
    }
  }

  private void noteRegion(String text) {
    if (text.matches("[a-z]+(-[a-z]+)+-[0-9]")) {
      regions.add(text);
    }
  }

  private static List<String> instances(Pattern pattern) {
    return List.of(instance(pattern, ""), instance(pattern, "x"));
  }

  private static String instance(Pattern pattern, String run) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Segment.Literal(String literal) -> text.append(literal);
        case Segment.AnyString() -> text.append(run);
        case Segment.AnyCharacter() -> text.append('x');
        case Segment.Variable _ -> text.append('x');
      }
    }
    return text.toString();
  }

  /// Assignments to the unknowns, by their names in the scripts.
  List<Map<String, String>> all() {
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      Map<String, String> one = new LinkedHashMap<>();
      declarations.each((what, name, sort) -> {
        List<String> choices = choices(what, sort);
        int chosen = next(choices.size() + 1);
        if (chosen < choices.size()) {
          one.put(name, choices.get(chosen));
        }
      });
      all.add(one);
    }
    return all;
  }

  private List<String> choices(String what, String sort) {
    return switch (sort) {
      case "Bool" -> List.of("true", "false");
      case "String" -> texts(what);
      default ->
          ofKeys.getOrDefault(what, Set.of()).stream()
              .filter(text -> text.matches("[0-9]{1,9}"))
              .toList();
    };
  }

  private List<String> texts(String what) {
    if (what.startsWith("element ")) {
      String key = what.substring(what.indexOf(" of ") + " of ".length());
      return List.copyOf(ofKeys.getOrDefault(key, Set.of()));
    }
    return switch (what) {
      case "account" -> List.copyOf(accounts);
      case "principal name" -> principals.stream().filter(name -> name.matches(NAME)).toList();
      case "resource name" -> List.copyOf(resources);
      case "resource region", "aws:requestedregion" -> List.copyOf(regions);
      default -> List.copyOf(ofKeys.getOrDefault(what, Set.of()));
    };
  }

  /// A number below `bound`, the same in every run.
  private int next(int bound) {
    state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    return Math.toIntExact(Math.floorMod(state >>> 33, (long) bound));
  }
}
