package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Segment.Variable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Which keys a question leaves open that it does not tell: all but those that follow from the
/// principal and the resource, and those whose absence is a fact on file.
final class OpenKeys {
  private static final List<String> NEVER_OPEN =
      List.of(
          "aws:username",
          "aws:userid",
          "aws:principaltype",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:principalisawsservice",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "aws:resourceaccount");

  private OpenKeys() {}

  static boolean isOpen(String key, AppliedPolicies applied) {
    String name = key.toLowerCase(Locale.ROOT);
    boolean known =
        NEVER_OPEN.contains(name)
            || (applied.principalOnFile() && name.startsWith("aws:principaltag/"))
            || (applied.callersAccountOnFile() && name.startsWith("aws:principalorg"))
            || (applied.resourceOnFile() && isOfResource(name));
    return !known;
  }

  /// Whether a key (in lower case) tells something of the repository that is on file if that is.
  static boolean isOfResource(String key) {
    return key.contains(":resourcetag/") || key.equals("aws:resourceorgid");
  }

  /// Whether any statement asks for a key that may be open, so that an answer can hang on it.
  static boolean areAskedFor(AppliedPolicies applied) {
    return all(applied.policies())
        .flatMap(policy -> policy.policy().statements().stream())
        .anyMatch(statement ->
            statement.conditions().stream().anyMatch(condition -> asks(condition, applied)));
  }

  private static boolean asks(Condition condition, AppliedPolicies applied) {
    return isOpen(condition.key().name(), applied)
        || condition.values().stream()
            .flatMap(value -> value.segments().stream())
            .anyMatch(segment ->
                segment instanceof Variable variable && isOpen(variable.key().name(), applied));
  }

  private static Stream<AttachedPolicy> all(PolicySet set) {
    Stream.Builder<AttachedPolicy> all = Stream.builder();
    set.map(policy -> {
      all.add(policy);
      return policy;
    });
    return all.build();
  }
}
