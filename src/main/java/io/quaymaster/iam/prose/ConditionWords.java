package io.quaymaster.iam.prose;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.SetQualifier;
import java.util.List;
import java.util.Map;

/// One condition in words: what the key is about, how it is compared, with which values. Nothing is
/// left out: set operators, `IfExists` and negation all show.
final class ConditionWords {
  private static final int MOST = 4;

  /// What a key stands for, for the keys that people meet.
  private static final Map<String, String> SUBJECTS =
      Map.ofEntries(
          Map.entry("aws:principalorgid", "the caller's organization"),
          Map.entry("aws:principalorgpaths", "the caller's place in the organization"),
          Map.entry("aws:principalaccount", "the caller's account"),
          Map.entry("aws:principalarn", "the caller"),
          Map.entry("aws:principaltype", "the kind of caller"),
          Map.entry("aws:username", "the caller's user name"),
          Map.entry("aws:userid", "the caller's unique id"),
          Map.entry("aws:sourceip", "the caller's IP address"),
          Map.entry("aws:vpcsourceip", "the caller's address in its VPC"),
          Map.entry("aws:sourcevpc", "the VPC of the request"),
          Map.entry("aws:sourcevpce", "the VPC endpoint of the request"),
          Map.entry("aws:sourceaccount", "the account on whose behalf a service acts"),
          Map.entry("aws:sourcearn", "the resource on whose behalf a service acts"),
          Map.entry("aws:sourceorgid", "the organization on whose behalf a service acts"),
          Map.entry("aws:requestedregion", "the Region of the request"),
          Map.entry("aws:currenttime", "the time of the request"),
          Map.entry("aws:epochtime", "the time of the request"),
          Map.entry("aws:tagkeys", "the tag keys of the request"),
          Map.entry("aws:calledvia", "the services that the request came through"),
          Map.entry("aws:resourceaccount", "the repository's account"),
          Map.entry("aws:resourceorgid", "the repository's organization"));

  private static final Map<String, String[]> YES_OR_NO =
      Map.of(
          "aws:securetransport",
              new String[] {"the connection is encrypted", "the connection is not encrypted"},
          "aws:multifactorauthpresent",
              new String[] {
                "the caller signed in with a second factor",
                "the caller signed in without a second factor"
              },
          "aws:principalisawsservice",
              new String[] {"the caller is an AWS service", "the caller is not an AWS service"},
          "aws:viaawsservice",
              new String[] {
                "an AWS service passes the request on", "no AWS service passes the request on"
              });

  private ConditionWords() {}

  static String of(Condition condition) {
    String words =
        condition.operator() == ConditionOperator.NULL
            ? presence(condition)
            : comparison(condition);
    return condition.ifExists() ? words + " (or is not part of the request)" : words;
  }

  private static String presence(Condition condition) {
    boolean missing =
        condition.values().stream().anyMatch(value -> value.toString().equalsIgnoreCase("true"));
    boolean present =
        condition.values().stream().anyMatch(value -> value.toString().equalsIgnoreCase("false"));
    String key = Lists.code(condition.key().text());
    if (missing && present) {
      return key + " is or is not part of the request";
    }
    return key + (missing ? " is not part of the request" : " is part of the request");
  }

  private static String comparison(Condition condition) {
    String[] both = YES_OR_NO.get(condition.key().name());
    if (both != null
        && condition.operator().family() == Family.BOOL
        && condition.qualifier() == SetQualifier.NONE
        && condition.values().size() == 1) {
      return condition.values().getFirst().toString().equalsIgnoreCase("true") ? both[0] : both[1];
    }
    return subject(condition) + " " + verb(condition) + " " + values(condition);
  }

  private static String subject(Condition condition) {
    String key = condition.key().name();
    String text = condition.key().text();
    String tag = text.substring(text.indexOf('/') + 1);
    String subject;
    if (key.startsWith("aws:principaltag/")) {
      subject = "the caller's tag " + Lists.code(tag);
    } else if (key.startsWith("aws:requesttag/")) {
      subject = "the tag " + Lists.code(tag) + " of the request";
    } else if (key.matches("(aws|ecr|ecr-public):resourcetag/.*")) {
      subject = "the repository's tag " + Lists.code(tag);
    } else {
      subject = SUBJECTS.getOrDefault(key, Lists.code(text));
    }
    return switch (condition.qualifier()) {
      case NONE -> subject;
      case FOR_ALL_VALUES -> "every value of " + subject;
      case FOR_ANY_VALUE -> "at least one value of " + subject;
    };
  }

  private static String verb(Condition condition) {
    ConditionOperator operator = condition.operator();
    boolean many = condition.values().size() > 1;
    return switch (operator) {
      case NUMERIC_LESS_THAN -> "is less than";
      case NUMERIC_LESS_THAN_EQUALS -> "is at most";
      case NUMERIC_GREATER_THAN -> "is greater than";
      case NUMERIC_GREATER_THAN_EQUALS -> "is at least";
      case DATE_LESS_THAN -> "is before";
      case DATE_LESS_THAN_EQUALS -> "is not after";
      case DATE_GREATER_THAN -> "is after";
      case DATE_GREATER_THAN_EQUALS -> "is not before";
      case IP_ADDRESS -> "is in";
      case NOT_IP_ADDRESS -> many ? "is neither in" : "is not in";
      case STRING_EQUALS_IGNORE_CASE -> "is (in any case of letters)";
      case STRING_NOT_EQUALS_IGNORE_CASE ->
          many ? "is (in any case of letters) neither" : "is not (in any case of letters)";
      case STRING_LIKE, ARN_LIKE, ARN_EQUALS -> hasWildcards(condition) ? "matches" : "is";
      case STRING_NOT_LIKE, ARN_NOT_LIKE, ARN_NOT_EQUALS -> {
        String verb = hasWildcards(condition) ? "matches" : "is";
        yield many ? verb + " neither" : (verb.equals("is") ? "is not" : "does not match");
      }
      case STRING_EQUALS, NUMERIC_EQUALS, DATE_EQUALS, BOOL, BINARY_EQUALS, NULL -> "is";
      case STRING_NOT_EQUALS, NUMERIC_NOT_EQUALS, DATE_NOT_EQUALS -> many ? "is neither" : "is not";
    };
  }

  private static boolean hasWildcards(Condition condition) {
    return condition.values().stream().anyMatch(value -> value.hasWildcards());
  }

  private static String values(Condition condition) {
    List<String> values =
        condition.values().stream()
            .map(value -> value.text(condition.operator().hasWildcards(), false))
            .map(value -> value.isEmpty() ? "the empty text" : Lists.code(value))
            .toList();
    if (values.isEmpty()) {
      return "one of no values";
    }
    return Lists.join(values, condition.operator().negated() ? "nor" : "or", MOST);
  }
}
