package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.SetQualifier;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A condition operator as a policy writes it: `ForAnyValue:StringLikeIfExists`.
public record OperatorText(ConditionOperator operator, SetQualifier qualifier, boolean ifExists) {
  private static final Pattern OPERATOR =
      Pattern.compile("(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?");

  /// The operator of exactly this name, or nothing. `Null` takes neither a set operator nor
  /// `IfExists`.
  public static Optional<OperatorText> of(String text) {
    Matcher matcher = OPERATOR.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    SetQualifier qualifier = qualifier(matcher.group(1));
    boolean ifExists = matcher.group(3) != null;
    return ConditionOperator.ofText(matcher.group(2))
        .filter(operator ->
            operator != ConditionOperator.NULL || (!ifExists && qualifier == SetQualifier.NONE))
        .map(operator -> new OperatorText(operator, qualifier, ifExists));
  }

  private static SetQualifier qualifier(@Nullable String text) {
    if (text == null) {
      return SetQualifier.NONE;
    }
    return text.equals("ForAllValues") ? SetQualifier.FOR_ALL_VALUES : SetQualifier.FOR_ANY_VALUE;
  }

  /// As a policy writes it.
  public String text() {
    return qualifier.prefix() + operator.text() + (ifExists ? "IfExists" : "");
  }
}
