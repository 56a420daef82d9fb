package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.PairLine;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.PrincipalText;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who asks, about what, and under which circumstances; makes the request for an action of it.
record CheckSubject(
    Principal principal,
    @Nullable String resource,
    @Nullable String resourceAccount,
    Map<String, ContextValue> context,
    ServiceReference reference) {

  static CheckSubject of(CheckQuestion question, ServiceReference reference) {
    if (question.what().resourceAccount() != null
        && !PairLine.isAccount(question.what().resourceAccount())) {
      throw new WrongUsageException(
          "`"
              + question.what().resourceAccount()
              + "` is no account: --resource-account takes 12 digits");
    }
    return new CheckSubject(
        principal(question),
        question.what().resource(),
        question.what().resourceAccount(),
        context(question.what().context(), reference),
        reference);
  }

  private static Principal principal(CheckQuestion question) {
    if (question.who().principal() == null) {
      throw new WrongUsageException("Who asks? Give --principal");
    }
    PrincipalText.Info info =
        new PrincipalText.Info(
            question.who().roleArn(), question.who().userArn(), question.who().serviceLinkedRole());
    return switch (PrincipalText.read(question.who().principal(), info)) {
      case PrincipalText.Outcome.Read(Principal principal) -> principal;
      case PrincipalText.Outcome.Unknown(String message) ->
          throw new WrongUsageException("--principal: " + message);
    };
  }

  private static Map<String, ContextValue> context(List<String> given, ServiceReference reference) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String text : given) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw new WrongUsageException(
            "`" + text + "` is no condition key with its value; write --context KEY=VALUE");
      }
      values
          .computeIfAbsent(
              text.substring(0, equals).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(text.substring(equals + 1));
    }
    Map<String, ContextValue> context = new LinkedHashMap<>();
    values.forEach((key, texts) -> context.put(key, value(key, texts, reference)));
    return context;
  }

  /// A key that can have several values has a list, even of one.
  private static ContextValue value(String key, List<String> texts, ServiceReference reference) {
    boolean several =
        texts.size() > 1
            || reference.key(key).filter(ConditionKeyDefinition::multiValued).isPresent();
    return several ? new ContextValue.Many(texts) : new ContextValue.One(texts.getFirst());
  }

  /// The request for `action`; an action that is about no repository is asked for on `*`.
  RequestContext request(String action) {
    Optional<ActionDefinition> known = reference.action(action);
    boolean onStar = known.filter(definition -> !definition.hasResourceType()).isPresent();
    if (!onStar && resource == null) {
      throw new WrongUsageException(
          "`" + action + "` is about a repository: name it with --resource");
    }
    String on = onStar || resource == null ? "*" : resource;
    return new RequestContext(principal, action, on, account(action, on), context);
  }

  /// The token of a login comes from the caller's own account, wherever the repository is.
  private String account(String action, String on) {
    String own = principal.account();
    if (on.equals("*") && own != null && isOfIdentityAlone(action)) {
      return own;
    }
    if (resourceAccount != null) {
      return resourceAccount;
    }
    Optional<String> owner =
        Optional.ofNullable(resource)
            .flatMap(Arn::parse)
            .map(Arn::account)
            .filter(PairLine::isAccount);
    return owner
        .or(() -> Optional.ofNullable(own))
        .orElseThrow(
            () -> new WrongUsageException("Whose resource is it? Give --resource-account"));
  }

  private boolean isOfIdentityAlone(String action) {
    return reference.tasks().stream()
        .flatMap(task -> task.needs().stream())
        .filter(Need::identityPolicyOnly)
        .anyMatch(need -> need.action().equalsIgnoreCase(action));
  }
}
