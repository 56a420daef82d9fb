package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Pattern;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether one value of a policy matches one value of a request. A negated operator is asked as its
/// positive one: what `StringNotEquals` must not find is what `StringEquals` finds. A value that is
/// not of the operator's type, on either side, matches nothing.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
record ValueMatching(Variables variables) {
  boolean matches(ConditionOperator operator, Pattern policyValue, String requestValue) {
    return switch (operator) {
      case STRING_EQUALS, STRING_NOT_EQUALS, STRING_LIKE, STRING_NOT_LIKE ->
          text(policyValue).filter(text -> text.matches(requestValue)).isPresent();
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
          text(policyValue)
              .filter(
                  text -> CaseFolding.fold(text.toString()).equals(CaseFolding.fold(requestValue)))
              .isPresent();
      case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> arn(policyValue, requestValue);
      case BOOL -> bool(policyValue.literalText(), requestValue);
      case BINARY_EQUALS -> binary(policyValue.literalText(), requestValue);
      case IP_ADDRESS, NOT_IP_ADDRESS -> address(policyValue.literalText(), requestValue);
      case NUMERIC_EQUALS,
          NUMERIC_NOT_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS ->
          compare(
              operator,
              DecimalNumber.parse(requestValue),
              DecimalNumber.parse(policyValue.literalText()));
      case DATE_EQUALS,
          DATE_NOT_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS ->
          compare(
              operator, DateValue.parse(requestValue), DateValue.parse(policyValue.literalText()));
      case NULL -> throw new IllegalArgumentException("Null compares no values");
    };
  }

  /// The value with its variables replaced; nothing where one of them has no value.
  Optional<TextPattern> text(Pattern policyValue) {
    return TextPattern.of(policyValue, variables);
  }

  /// Part by part: no wildcard crosses a colon but in the sixth part, which may hold colons.
  private boolean arn(Pattern policyValue, String requestValue) {
    String[] parts = requestValue.split(":", 6);
    Optional<List<TextPattern>> patterns = text(policyValue).flatMap(TextPattern::arnParts);
    if (parts.length < 6 || patterns.isEmpty()) {
      return false;
    }
    for (int i = 0; i < 6; i++) {
      if (!patterns.get().get(i).matches(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean bool(String policyValue, String requestValue) {
    String wanted = policyValue.toLowerCase(Locale.ROOT);
    return (wanted.equals("true") || wanted.equals("false"))
        && wanted.equals(requestValue.toLowerCase(Locale.ROOT));
  }

  private static boolean binary(String policyValue, String requestValue) {
    Optional<byte[]> wanted = bytes(policyValue);
    Optional<byte[]> given = bytes(requestValue);
    return wanted.isPresent()
        && given.isPresent()
        && java.util.Arrays.equals(wanted.get(), given.get());
  }

  private static Optional<byte[]> bytes(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean address(String policyValue, String requestValue) {
    Optional<IpRange> address = IpRange.address(requestValue);
    return address.isPresent()
        && IpRange.parse(policyValue).filter(range -> range.holds(address.get())).isPresent();
  }

  private static <T extends Comparable<T>> boolean compare(
      ConditionOperator operator, Optional<T> requestValue, Optional<T> policyValue) {
    return requestValue.isPresent()
        && policyValue.isPresent()
        && compare(operator, requestValue.get(), policyValue.get());
  }

  static <T extends Comparable<T>> boolean compare(
      ConditionOperator operator, T requestValue, T policyValue) {
    int order = requestValue.compareTo(policyValue);
    return switch (operator) {
      case NUMERIC_LESS_THAN, DATE_LESS_THAN -> order < 0;
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> order <= 0;
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> order > 0;
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> order >= 0;
      default -> order == 0;
    };
  }
}
