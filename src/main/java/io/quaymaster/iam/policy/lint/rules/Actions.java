package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What several rules ask about actions.
final class Actions {
  static final ServiceReference REFERENCE = ServiceReference.load();

  /// Getting a token is authorized before any repository is known.
  private static final Set<String> TOKENS =
      Set.of(
          "ecr:getauthorizationtoken",
          "ecr-public:getauthorizationtoken",
          "sts:getservicebearertoken");

  private Actions() {}

  /// Whether all actions of the service are known here: ECR and ECR Public.
  static boolean judged(String service) {
    return RegistryKind.ofServicePrefix(service).isPresent();
  }

  /// The known action that the pattern names without a wildcard.
  static Optional<ActionDefinition> named(ActionPattern pattern) {
    return pattern.hasWildcard()
        ? Optional.empty()
        : REFERENCE.action(pattern.service(), pattern.name());
  }

  /// The known actions of the pattern's service that it matches.
  static List<ActionDefinition> matched(ActionPattern pattern) {
    return REFERENCE.service(pattern.service()).stream()
        .flatMap(service -> service.actions().stream())
        .filter(action -> matches(pattern, action))
        .toList();
  }

  static boolean matches(ActionPattern pattern, ActionDefinition action) {
    return matches(pattern, action.service(), action.name().toLowerCase(Locale.ROOT));
  }

  static boolean matches(ActionPattern pattern, String service, String name) {
    return pattern.isEverything()
        || (pattern.service().equals(service) && Glob.matches(pattern.name(), name));
  }

  /// Whether the statement's `Action` or `NotAction` covers the action `service:name`, in lower
  /// case.
  static boolean covers(LocatedStatement statement, String service, String name) {
    boolean listed =
        statement.actions().stream().anyMatch(a -> matches(a.pattern(), service, name));
    return statement.action().isPresent() && listed != statement.action().get().negated();
  }

  static boolean isToken(ActionPattern pattern) {
    return TOKENS.contains(pattern.service() + ":" + pattern.name());
  }

  /// Whether every entry is of one of the services, so that the statement is about nothing else.
  static boolean only(LocatedStatement statement, Set<String> services) {
    return statement.namesActions()
        && !statement.actions().isEmpty()
        && statement.actions().stream().allMatch(a -> services.contains(a.pattern().service()));
  }
}
