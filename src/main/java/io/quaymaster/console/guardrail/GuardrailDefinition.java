package io.quaymaster.console.guardrail;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What must not be granted: these actions to these callers, unless a condition on one of some keys
/// holds the request back.
///
/// @param types of which texts: repository policies, registry policies, identity-based policies.
///   The others grant nothing.
/// @param what ids of tasks, actions, and patterns of actions such as `ecr:Delete*`. Of a task, the
///   actions that change something count, or all if it only reads.
/// @param except callers that are not meant: accounts, organizations, ARN patterns of principals,
///   names of services
/// @param without keys that a guarded request does not carry, so that a text that asks for one of
///   them is fine
public record GuardrailDefinition(
    List<PolicyType> types,
    List<String> what,
    Callers callers,
    List<String> except,
    List<String> without,
    GuardrailScope where) {
  /// The types of policies that can grant something.
  public static final Set<PolicyType> TYPES =
      java.util.Collections.unmodifiableSet(
          java.util.EnumSet.of(
              PolicyType.REPOSITORY_POLICY,
              PolicyType.REGISTRY_POLICY,
              PolicyType.IDENTITY_POLICY));

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9/._:@=+-]+");

  /// Keys that every request carries, so that none is ever without.
  private static final Set<String> ALWAYS =
      Set.of(
          "aws:principalaccount",
          "aws:principaltype",
          "aws:principalarn",
          "aws:principalisawsservice",
          "aws:securetransport",
          "aws:currenttime",
          "aws:epochtime",
          "aws:requestedregion",
          "aws:resourceaccount",
          "aws:viaawsservice");

  public GuardrailDefinition {
    types = types.stream().distinct().sorted().toList();
    what = sorted(what);
    except = sorted(except);
    without = sorted(without);
    require(!types.isEmpty(), "Choose at least one type of policy.");
    types.forEach(type ->
        require(
            TYPES.contains(type),
            "A " + type.title() + " grants nothing, so no guardrail can be about it."));
    require(
        callers == Callers.EVERYONE || !types.contains(PolicyType.IDENTITY_POLICY),
        "An identity-based policy is about the principals that it is attached to: choose everyone as callers.");
    require(
        callers != Callers.ANONYMOUS
            || (where.registries() == RegistryKind.PUBLIC
                && types.equals(List.of(PolicyType.REPOSITORY_POLICY))),
        "A private registry knows no anonymous callers: choose repository policies of public registries.");
    require(!what.isEmpty(), "Name at least one action or task.");
    what.forEach(one ->
        require(
            !GuardedActions.of(one, ServiceReference.load()).isEmpty(),
            "`" + one + "` is neither a task nor an action, and no action matches it."));
    except.forEach(one ->
        require(
            Exempted.of(one).isPresent(),
            "`"
                + one
                + "` is no caller: write an account, an organization, the ARN of a principal or the name of a service."));
    without.forEach(key -> {
      require(KEY.matcher(key).matches(), "`" + key + "` is no condition key.");
      require(
          !ALWAYS.contains(key.toLowerCase(Locale.ROOT)),
          "Every request carries `" + key + "`, so none is without it.");
    });
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static void require(boolean met, String sentence) {
    if (!met) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /// The actions that must not be granted, sorted.
  public List<String> actions() {
    return what.stream()
        .flatMap(one -> GuardedActions.of(one, ServiceReference.load()).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
