package io.quaymaster.iam.prose;

import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalElement.Implied;
import io.quaymaster.iam.policy.PrincipalElement.NotPrincipals;
import io.quaymaster.iam.policy.PrincipalElement.Principals;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.PrincipalPattern.Anyone;
import io.quaymaster.iam.policy.PrincipalPattern.AwsAccount;
import io.quaymaster.iam.policy.PrincipalPattern.CanonicalUser;
import io.quaymaster.iam.policy.PrincipalPattern.Federated;
import io.quaymaster.iam.policy.PrincipalPattern.FederatedUser;
import io.quaymaster.iam.policy.PrincipalPattern.Role;
import io.quaymaster.iam.policy.PrincipalPattern.RoleSession;
import io.quaymaster.iam.policy.PrincipalPattern.Service;
import io.quaymaster.iam.policy.PrincipalPattern.Unmatchable;
import io.quaymaster.iam.policy.PrincipalPattern.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whom a statement is about, in words. Names of the same account stand together: `role a and user
/// b of account 111122223333`.
final class PrincipalWords {
  private static final int MOST = 6;

  private PrincipalWords() {}

  static String of(PrincipalElement element) {
    return switch (element) {
      case Implied() -> "whoever carries it";
      case Principals(List<PrincipalPattern> patterns) -> any(patterns);
      case NotPrincipals(List<PrincipalPattern> patterns) -> "everyone except " + any(patterns);
    };
  }

  private static String any(List<PrincipalPattern> patterns) {
    if (patterns.stream().anyMatch(Anyone.class::isInstance)) {
      return "everyone in every AWS account";
    }
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (PrincipalPattern pattern : patterns) {
      Words words = words(pattern);
      named.computeIfAbsent(words.place, place -> new ArrayList<>()).add(words.name);
    }
    List<String> phrases = new ArrayList<>();
    List<String> accounts = named.remove("account");
    if (accounts != null) {
      phrases.add((accounts.size() == 1 ? "account " : "accounts ") + join(accounts));
    }
    named.forEach((place, names) ->
        phrases.add(join(names) + (place.isEmpty() ? "" : " of account " + place)));
    return Lists.join(phrases, "and", MOST);
  }

  private static String join(List<String> names) {
    return Lists.join(names, "and", MOST);
  }

  private record Words(String place, String name) {}

  private static Words words(PrincipalPattern pattern) {
    return switch (pattern) {
      case Anyone() -> new Words("", "everyone");
      case AwsAccount(String account) -> new Words("account", account);
      case User(String _, String account, String name) -> new Words(account, "user " + name);
      case Role(String _, String account, String name) -> new Words(account, "role " + name);
      case RoleSession(String _, String account, String role, String session) ->
          new Words(account, "session " + session + " of role " + role);
      case FederatedUser(String _, String account, String name) ->
          new Words(account, "federated user " + name);
      case Service(String name) -> new Words("", "the service " + Lists.code(name));
      case Federated(String provider) ->
          new Words("", "identity provider " + Lists.code(provider) + " (never matches here)");
      case CanonicalUser(String id) ->
          new Words("", "canonical user " + Lists.code(id) + " (never matches here)");
      case Unmatchable(String text) -> new Words("", Lists.code(text) + " (which names nobody)");
    };
  }
}
