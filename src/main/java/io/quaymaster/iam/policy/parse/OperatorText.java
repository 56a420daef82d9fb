package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.SetQualifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A condition operator as a policy writes it: `ForAnyValue:StringLikeIfExists`.
public record OperatorText(ConditionOperator operator, SetQualifier qualifier, boolean ifExists) {
  private static final Pattern OPERATOR =
      Pattern.compile("(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?");

  private static final Pattern LOOSE =
      Pattern.compile(
          "(forallvalues?:|foranyvalues?:)?([A-Za-z]{2,40}?)(if_?exists?)?",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> NAMES =
      Arrays.stream(ConditionOperator.values()).map(ConditionOperator::text).toList();

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

  /// The operator that was probably meant by a text that is none.
  static Optional<String> near(String text) {
    Matcher loose = LOOSE.matcher(text);
    if (!loose.matches()) {
      return Optional.empty();
    }
    String prefix = loose.group(1) == null ? "" : loose.group(1);
    String suffix = loose.group(3) == null ? "" : "IfExists";
    Optional<String> name = NearSpelling.of(loose.group(2), NAMES);
    if (name.equals(Optional.of("Null"))) {
      return name;
    }
    String set =
        prefix.isEmpty()
            ? ""
            : prefix.toLowerCase(Locale.ROOT).startsWith("forall")
                ? "ForAllValues:"
                : "ForAnyValue:";
    return name.map(operator -> set + operator + suffix);
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
