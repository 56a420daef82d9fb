package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.policy.parse.Edits;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What several rules ask of a statement's conditions, and edits of them.
final class Conditions {
  private Conditions() {}

  /// Beyond that many keys nobody mends a condition by fixes, and they would cost.
  static final int MOST_FOR_FIXES = 50;

  /// The keys, in lower case, without which a request never matches the statement: by `Null`
  /// `false`, or by a condition that is never met without the key.
  static Set<String> required(LocatedStatement statement) {
    Set<String> required = new HashSet<>();
    for (Condition condition : statement.conditions()) {
      if (failsWithoutKey(condition)) {
        required.add(condition.key().name());
      }
    }
    return required;
  }

  /// Whether a request without the key never meets the condition.
  static boolean failsWithoutKey(Condition condition) {
    var operator = condition.operator();
    if (operator.operator() == ConditionOperator.NULL) {
      return !condition.values().isEmpty()
          && condition.values().stream().allMatch(v -> v.text().equalsIgnoreCase("false"));
    }
    return switch (operator.qualifier()) {
      case FOR_ALL_VALUES -> false;
      case FOR_ANY_VALUE -> !operator.ifExists();
      case NONE -> !operator.ifExists() && !operator.operator().negated();
    };
  }

  /// Whether a request meets the condition for some values of the key only, and never without it.
  static boolean isPositive(Condition condition) {
    var operator = condition.operator();
    return operator.operator() != ConditionOperator.NULL
        && !operator.operator().negated()
        && !operator.ifExists()
        && operator.qualifier() != SetQualifier.FOR_ALL_VALUES;
  }

  /// Adds the condition `operator: {key: value}`; none where the key stands under the operator
  /// already. `value` is JSON.
  static Fix[] add(
      String title,
      String operator,
      String key,
      String value,
      LocatedStatement statement,
      LocatedPolicy policy) {
    Edits edits = policy.edits();
    String pair = "{" + Edits.quoted(key) + ": " + value + "}";
    if (statement.condition().isEmpty()) {
      String block = "{" + Edits.quoted(operator) + ": " + pair + "}";
      return new Fix[] {edits.append(title, statement.json(), "Condition", block)};
    }
    if (!(statement.condition().get().member().value() instanceof JsonObject operators)
        || operators.members().size() > MOST_FOR_FIXES) {
      return new Fix[0];
    }
    Optional<Member> block = member(operators, operator);
    if (block.isEmpty()) {
      return new Fix[] {edits.append(title, operators, operator, pair)};
    }
    if (!(block.get().value() instanceof JsonObject keys)
        || keys.members().size() > MOST_FOR_FIXES
        || keys.members().stream().anyMatch(m -> m.name().equalsIgnoreCase(key))) {
      return new Fix[0];
    }
    return new Fix[] {edits.append(title, keys, key, value)};
  }

  /// Gives the key another name; none where its operator has that key already.
  static Fix[] rename(String title, Condition condition, String name, LocatedPolicy policy) {
    if (!(condition.block().value() instanceof JsonObject keys)
        || keys.members().size() > MOST_FOR_FIXES
        || keys.members().stream().anyMatch(m -> m.name().equalsIgnoreCase(name))) {
      return new Fix[0];
    }
    return new Fix[] {policy.edits().rename(title, condition.member(), name)};
  }

  /// Puts the key with its values under another operator.
  static Fix[] move(
      String title,
      Condition condition,
      String operator,
      LocatedStatement statement,
      LocatedPolicy policy) {
    if (!(statement.condition().orElseThrow().member().value() instanceof JsonObject operators)
        || !(condition.block().value() instanceof JsonObject keys)
        || keys.members().size() > MOST_FOR_FIXES) {
      return new Fix[0];
    }
    boolean alone = keys.members().size() == 1;
    if (alone && member(operators, operator).isEmpty()) {
      return new Fix[] {policy.edits().rename(title, condition.block(), operator)};
    }
    String values = policy.edits().written(condition.member().value());
    Fix[] added = add(title, operator, condition.member().name(), values, statement, policy);
    if (added.length == 0) {
      return added;
    }
    Fix deleted =
        alone
            ? policy.edits().delete(title, operators, condition.block())
            : policy.edits().delete(title, keys, condition.member());
    return policy.edits().both(title, deleted, added[0]).stream().toArray(Fix[]::new);
  }

  private static Optional<Member> member(JsonObject object, String name) {
    List<Member> members = object.members();
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }
}
