package io.quaymaster.iam.policy.write;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Writes policies as JSON, elements in the order `Version`, `Id`, `Statement`, and within a
/// statement `Sid`, `Effect`, `Principal`, `Action`, `Resource`, `Condition`.
///
/// The forms for people keep every spelling and write a list of one as that one. Reading them gives
/// the same policy again, if the conditions of each operator and the principals of each kind stand
/// together, as they do in every policy that was read from a text.
///
/// The canonical form folds what carries no meaning: the case of actions, condition keys and policy
/// variables, account ids against root ARNs, `"*"` against `{"AWS": "*"}`, one value against a list
/// of one, a missing `Version` against `2008-10-17`, numbers and booleans against texts, the order
/// of the members of `Principal` and of the operators and keys of `Condition`. It keeps what a
/// reader would call an edit even where the access stays the same: the order of statements and of
/// lists, Sids, `Id`, and equal operators of different names.
public final class PolicyWriter {
  private static final List<String> KINDS = List.of("AWS", "Service", "Federated", "CanonicalUser");

  private final JsonWriter out;
  private final boolean canonical;

  private PolicyWriter(JsonWriter out, boolean canonical) {
    this.out = out;
    this.canonical = canonical;
  }

  /// The canonical form, on one line; what a content hash is taken of.
  public static String canonical(Policy policy) {
    JsonWriter out = JsonWriter.compact();
    new PolicyWriter(out, true).policy(policy);
    return out.toString();
  }

  /// For people: indented.
  public static String pretty(Policy policy) {
    JsonWriter out = JsonWriter.indented();
    write(policy, out);
    return out.toString();
  }

  /// As a value within a larger text, for people.
  public static void write(Policy policy, JsonWriter out) {
    new PolicyWriter(out, false).policy(policy);
  }

  private void policy(Policy policy) {
    out.object().member("Version", policy.version().text());
    if (policy.id() != null) {
      out.member("Id", policy.id());
    }
    out.name("Statement").array();
    policy.statements().forEach(statement -> statement(statement, policy.version()));
    out.endArray().endObject();
  }

  private void statement(Statement statement, LanguageVersion version) {
    out.object();
    if (statement.sid() != null) {
      out.member("Sid", statement.sid());
    }
    out.member("Effect", statement.effect().text());
    principal(statement.principal());
    switch (statement.action()) {
      case ActionElement.Actions(List<ActionPattern> patterns) -> actions("Action", patterns);
      case ActionElement.NotActions(List<ActionPattern> patterns) -> actions("NotAction", patterns);
    }
    switch (statement.resource()) {
      case ResourceElement.Implied() -> {}
      case ResourceElement.Resources(List<Pattern> patterns) ->
          resources("Resource", patterns, version);
      case ResourceElement.NotResources(List<Pattern> patterns) ->
          resources("NotResource", patterns, version);
    }
    if (!statement.conditions().isEmpty()) {
      conditions(statement.conditions(), version);
    }
    out.endObject();
  }

  private void principal(PrincipalElement element) {
    switch (element) {
      case PrincipalElement.Implied() -> {}
      case PrincipalElement.Principals(List<PrincipalPattern> patterns) ->
          principals("Principal", patterns);
      case PrincipalElement.NotPrincipals(List<PrincipalPattern> patterns) ->
          principals("NotPrincipal", patterns);
    }
  }

  private void principals(String element, List<PrincipalPattern> patterns) {
    if (patterns.equals(List.of(new PrincipalPattern.Anyone()))) {
      out.member(element, "*");
      return;
    }
    Map<String, List<String>> members = new LinkedHashMap<>();
    if (canonical) {
      KINDS.forEach(kind -> members.put(kind, new ArrayList<>()));
    }
    for (PrincipalPattern pattern : patterns) {
      members.computeIfAbsent(kind(pattern), kind -> new ArrayList<>()).add(pattern.text());
    }
    out.name(element).object();
    members.forEach((kind, texts) -> {
      if (!texts.isEmpty()) {
        texts(kind, texts);
      }
    });
    out.endObject();
  }

  private static String kind(PrincipalPattern pattern) {
    return switch (pattern) {
      case PrincipalPattern.Service ignored -> "Service";
      case PrincipalPattern.Federated ignored -> "Federated";
      case PrincipalPattern.CanonicalUser ignored -> "CanonicalUser";
      // Under `AWS` a star is `Anyone`: this one was a service, and must not become everyone.
      case PrincipalPattern.Unmatchable(String text) -> text.equals("*") ? "Service" : "AWS";
      default -> "AWS";
    };
  }

  private void actions(String element, List<ActionPattern> patterns) {
    texts(element, patterns.stream().map(this::action).toList());
  }

  private String action(ActionPattern pattern) {
    return !canonical
        ? pattern.text()
        : pattern.isEverything() ? "*" : pattern.service() + ":" + pattern.name();
  }

  private void resources(String element, List<Pattern> patterns, LanguageVersion version) {
    texts(
        element,
        patterns.stream()
            .map(pattern -> new PatternText(canonical).resource(pattern, version))
            .toList());
  }

  private void conditions(List<Condition> conditions, LanguageVersion version) {
    Map<String, List<Condition>> byOperator = new LinkedHashMap<>();
    ordered(conditions)
        .forEach(condition ->
            byOperator
                .computeIfAbsent(condition.operatorText(), operator -> new ArrayList<>())
                .add(condition));
    out.name("Condition").object();
    byOperator.forEach((operator, keys) -> {
      out.name(operator).object();
      Set<String> names = new HashSet<>();
      for (Condition condition : keys) {
        texts(unused(key(condition), names), values(condition, version));
      }
      out.endObject();
    });
    out.endObject();
  }

  private List<Condition> ordered(List<Condition> conditions) {
    return canonical
        ? conditions.stream()
            .sorted(Comparator.comparing(Condition::operatorText).thenComparing(this::key))
            .toList()
        : conditions;
  }

  private String key(Condition condition) {
    return canonical ? condition.key().name() : condition.key().text();
  }

  private List<String> values(Condition condition, LanguageVersion version) {
    PatternText text = new PatternText(canonical);
    return condition.values().stream()
        .map(value -> text.value(value, condition.operator(), version))
        .toList();
  }

  /// Keys that differ in case alone are the same key, and may stand side by side; where folding (or
  /// a policy that was never a text) would write one name twice, the next gets another letter in
  /// upper case.
  private static String unused(String name, Set<String> names) {
    String written = name;
    for (int i = 0; !names.add(written) && i < name.length(); i++) {
      written =
          name.substring(0, i)
              + name.substring(i, i + 1).toUpperCase(Locale.ROOT)
              + name.substring(i + 1);
    }
    return written;
  }

  private void texts(String name, List<String> texts) {
    if (texts.size() == 1 && !canonical) {
      out.member(name, texts.getFirst());
    } else {
      out.member(name, texts);
    }
  }
}
