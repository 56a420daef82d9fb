package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.policy.lint.LocatedText;
import io.quaymaster.iam.policy.parse.OperatorText;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Operators that do not fit the key, and values that do not fit the operator.
public final class ConditionTypes implements LintRule {
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      for (Condition condition : statement.conditions()) {
        if (operator(condition, statement, policy, findings)) {
          condition.values().forEach(value -> value(value, condition, policy, findings));
        }
        wildcards(condition, statement, policy, findings);
      }
    }
  }

  /// Whether the operator fits, so that its values are worth looking at.
  private static boolean operator(
      Condition condition, LocatedStatement statement, LocatedPolicy policy, Findings findings) {
    Family family = condition.operator().operator().family();
    Optional<ConditionKeyDefinition> key = Actions.REFERENCE.key(condition.key().name());
    if (key.isEmpty() || family == Family.NULL || key.get().families().contains(family)) {
      return true;
    }
    // A text can look like a value of any kind, so a comparison with one may succeed.
    Family right = key.get().type().family();
    Optional<OperatorText> meant =
        meant(condition.operator(), right)
            .filter(o -> condition.values().stream().allMatch(v -> Values.fit(right, v.text())));
    findings.add(
        IssueCode.COND_TYPE,
        family == Family.STRING || right == Family.STRING ? FindingType.WARNING : FindingType.ERROR,
        condition.operatorLocation(),
        Excerpt.of(condition.operator().text())
            + " does not fit "
            + Excerpt.of(condition.key().text())
            + ", whose values are of the type "
            + key.get().type().title()
            + meant.map(o -> "; use `" + o.text() + "`.").orElse("."),
        meant
            .map(o ->
                Conditions.move("Write `" + o.text() + "`", condition, o.text(), statement, policy))
            .orElse(new Fix[0]));
    return false;
  }

  /// The operator of the other family that makes the same comparison.
  private static Optional<OperatorText> meant(OperatorText written, Family family) {
    ConditionOperator from = written.operator();
    String name = from.text();
    boolean equality =
        name.endsWith("Equals") && !name.contains("Than")
            || name.endsWith("Like")
            || name.equals("Bool")
            || name.endsWith("IpAddress")
            || name.endsWith("IgnoreCase");
    boolean negated = from.negated();
    ConditionOperator to =
        switch (family) {
          case STRING ->
              from.hasWildcards()
                  ? negated ? ConditionOperator.STRING_NOT_LIKE : ConditionOperator.STRING_LIKE
                  : negated ? ConditionOperator.STRING_NOT_EQUALS : ConditionOperator.STRING_EQUALS;
          case NUMERIC ->
              negated ? ConditionOperator.NUMERIC_NOT_EQUALS : ConditionOperator.NUMERIC_EQUALS;
          case DATE -> negated ? ConditionOperator.DATE_NOT_EQUALS : ConditionOperator.DATE_EQUALS;
          case IP_ADDRESS ->
              negated ? ConditionOperator.NOT_IP_ADDRESS : ConditionOperator.IP_ADDRESS;
          case ARN -> negated ? ConditionOperator.ARN_NOT_LIKE : ConditionOperator.ARN_LIKE;
          case BOOL -> ConditionOperator.BOOL;
          case BINARY -> ConditionOperator.BINARY_EQUALS;
          case NULL -> ConditionOperator.NULL;
        };
    boolean sayable = equality && !(negated && (family == Family.BOOL || family == Family.BINARY));
    // Ordering survives between numbers and dates only.
    if (!equality && (family == Family.NUMERIC || family == Family.DATE)) {
      String other =
          (family == Family.NUMERIC ? "Numeric" : "Date")
              + name.replaceFirst("^(Numeric|Date)", "");
      return ConditionOperator.ofText(other)
          .map(o -> new OperatorText(o, written.qualifier(), written.ifExists()));
    }
    return sayable
        ? Optional.of(new OperatorText(to, written.qualifier(), written.ifExists()))
        : Optional.empty();
  }

  private static void value(
      LocatedText value, Condition condition, LocatedPolicy policy, Findings findings) {
    Family family = condition.operator().operator().family();
    String text = value.text();
    if (family == Family.ARN && text.contains("${")
        || family == Family.BOOL && text.startsWith("${")) {
      return;
    }
    if (!Values.fit(family, text)) {
      if (!Placeholders.stand(text)) {
        misfit(value, family, condition, policy, findings);
      }
    } else if (family == Family.DATE && YEAR.matcher(text).matches()) {
      String date = text + "-01-01T00:00:00Z";
      findings.add(
          IssueCode.COND_DATE_YEAR,
          value.location(),
          Excerpt.of(text)
              + " can be read as a year or as seconds since 1970; write the whole date.",
          policy.edits().text("Write `" + date + "`", value.json(), date));
    } else if (family == Family.IP_ADDRESS && text.indexOf(':') >= 0 && text.indexOf('/') < 0) {
      findings.add(
          IssueCode.COND_IPV6_PREFIX,
          value.location(),
          Excerpt.of(text)
              + " has no prefix length; write `"
              + text
              + "/128` for this one address.",
          policy.edits().text("Write `" + text + "/128`", value.json(), text + "/128"));
    }
  }

  private static void misfit(
      LocatedText value,
      Family family,
      Condition condition,
      LocatedPolicy policy,
      Findings findings) {
    boolean everything = family == Family.ARN && value.text().equals("*");
    boolean negated = condition.operator().operator().negated();
    findings.add(
        IssueCode.COND_TYPE,
        everything ? FindingType.WARNING : FindingType.ERROR,
        value.location(),
        Excerpt.of(value.text())
            + " is "
            + wanted(family)
            + (family == Family.NULL
                ? "."
                : ", so it " + (negated ? "excludes nothing." : "is never matched.")),
        fixes(value, family, policy));
  }

  private static String wanted(Family family) {
    return switch (family) {
      case STRING -> "no text";
      case NUMERIC -> "no number";
      case DATE -> "no date such as `2026-01-31T12:00:00Z`";
      case BOOL -> "neither `true` nor `false`";
      case NULL -> "neither `true` (the key is missing) nor `false` (it is there)";
      case BINARY -> "no Base64";
      case IP_ADDRESS -> "no IP address or CIDR block";
      case ARN -> "no ARN of six parts";
    };
  }

  private static Fix[] fixes(LocatedText value, Family family, LocatedPolicy policy) {
    String text = value.text();
    String right =
        switch (family) {
          case DATE -> text.length() < 40 ? text.strip().replace(' ', 'T') + "Z" : text;
          case BOOL, NULL, NUMERIC, IP_ADDRESS -> text.strip();
          case ARN -> text.equals("*") ? "arn:*:*:*:*:*" : text.strip();
          case STRING, BINARY -> text;
        };
    if (right.equals(text) || !Values.fit(family, right)) {
      return new Fix[0];
    }
    return new Fix[] {policy.edits().text("Write `" + right + "`", value.json(), right)};
  }

  private static void wildcards(
      Condition condition, LocatedStatement statement, LocatedPolicy policy, Findings findings) {
    ConditionOperator operator = condition.operator().operator();
    if (operator.family() != Family.STRING || operator.hasWildcards()) {
      return;
    }
    boolean ignoreCase = operator.text().toLowerCase(Locale.ROOT).endsWith("ignorecase");
    OperatorText like =
        new OperatorText(
            operator.negated() ? ConditionOperator.STRING_NOT_LIKE : ConditionOperator.STRING_LIKE,
            condition.operator().qualifier(),
            condition.operator().ifExists());
    Fix[] fixes = null;
    for (LocatedText value : condition.values()) {
      String plain = value.text().replace("${*}", "").replace("${?}", "");
      if (plain.indexOf('*') >= 0 || plain.indexOf('?') >= 0) {
        if (fixes == null) {
          fixes =
              ignoreCase
                  ? new Fix[0]
                  : Conditions.move(
                      "Write `" + like.text() + "`", condition, like.text(), statement, policy);
        }
        findings.add(
            IssueCode.COND_STRINGEQUALS_WILDCARD,
            value.location(),
            Excerpt.of(condition.operator().text())
                + " takes the wildcard in "
                + Excerpt.of(value.text())
                + " literally; use `"
                + like.text()
                + "`.",
            fixes);
      }
    }
  }
}
