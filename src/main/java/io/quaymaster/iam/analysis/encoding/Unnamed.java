package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Statement;
import java.util.List;

/// A statement whatever its name, as a key of maps. The hash looks at a part of it only: statements
/// are long, and looked up often.
record Unnamed(Statement statement) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Unnamed(Statement that) && (statement == that || isLike(that));
  }

  private boolean isLike(Statement that) {
    return statement.effect() == that.effect()
        && statement.action().equals(that.action())
        && statement.principal().equals(that.principal())
        && statement.resource().equals(that.resource())
        && statement.conditions().equals(that.conditions());
  }

  @Override
  public int hashCode() {
    int hash = statement.effect().ordinal();
    hash = 31 * hash + statement.action().patterns().hashCode();
    hash = 31 * hash + Written.patterns(statement.principal()).hashCode();
    hash = 31 * hash + Written.patterns(statement.resource()).size();
    return 31 * hash + hashOf(statement.conditions());
  }

  /// Of conditions, their operators and keys are looked at.
  static int hashOf(List<Condition> conditions) {
    int hash = conditions.size();
    for (Condition condition : conditions) {
      hash = 31 * hash + condition.operator().ordinal();
      hash = 31 * hash + condition.key().name().hashCode();
      hash = 31 * hash + condition.values().size();
    }
    return hash;
  }
}
