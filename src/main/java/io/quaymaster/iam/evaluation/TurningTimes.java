package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The instants at which a set of policies may answer a request otherwise, since its time has come:
/// those that conditions on `aws:CurrentTime`, `aws:EpochTime` and `aws:TokenIssueTime` name, and
/// the second after each. Requests tell their time in whole seconds. A time that is compared as
/// text is not looked at.
public final class TurningTimes {
  private static final Set<String> TIMES =
      Set.of("aws:currenttime", "aws:epochtime", "aws:tokenissuetime");

  private TurningTimes() {}

  /// All of them, the earliest first.
  public static SortedSet<Instant> of(PolicySet policies) {
    List<Statement> statements = new ArrayList<>();
    policies.map(policy -> {
      statements.addAll(policy.policy().statements());
      return policy;
    });
    SortedSet<Instant> all = new TreeSet<>();
    for (Statement statement : statements) {
      statement.conditions().stream()
          .filter(TurningTimes::isOfTime)
          .flatMap(condition -> condition.values().stream())
          .flatMap(value -> number(value).stream())
          .forEach(seconds -> add(seconds, all));
    }
    return Collections.unmodifiableSortedSet(all);
  }

  private static boolean isOfTime(Condition condition) {
    ConditionOperator operator = condition.operator();
    return TIMES.contains(condition.key().name())
        && (operator.family() == Family.DATE || operator.family() == Family.NUMERIC);
  }

  private static Optional<BigDecimal> number(Pattern value) {
    return DateValue.parse(
        value.segments().stream()
            .map(segment -> segment instanceof Segment.Literal literal ? literal.text() : "*")
            .collect(Collectors.joining()));
  }

  private static void add(BigDecimal seconds, SortedSet<Instant> all) {
    BigDecimal first = seconds.setScale(0, RoundingMode.CEILING);
    boolean tellable =
        first.abs().compareTo(BigDecimal.valueOf(Instant.MAX.getEpochSecond() - 1)) < 0;
    if (tellable) {
      all.add(Instant.ofEpochSecond(first.longValueExact()));
      all.add(Instant.ofEpochSecond(first.longValueExact() + 1));
    }
  }
}
