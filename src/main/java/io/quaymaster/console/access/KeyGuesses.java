package io.quaymaster.console.access;

import io.quaymaster.console.access.AccessAnswer.Way;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.LayerTrace;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionKey;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.service.ServiceReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for keys that a request does not carry and that would turn its answer. It tries the values
/// that the policies themselves name, and one that they do not, for one key, then for two, then for
/// three; each way that it reports has been evaluated.
///
/// Cost: at most `MAX_TRIES` evaluations.
final class KeyGuesses {
  private static final int MAX_TRIES = 1_500;
  private static final int MAX_WAYS = 3;
  private static final int MAX_KEYS = 3;

  private final Evaluator evaluator;
  private final RequestContext request;
  private final PolicySet policies;
  private final boolean allowed;
  private final List<Way> ways = new ArrayList<>();
  private int tries;

  private KeyGuesses(
      Evaluator evaluator, RequestContext request, PolicySet policies, boolean allowed) {
    this.evaluator = evaluator;
    this.request = request;
    this.policies = policies;
    this.allowed = allowed;
  }

  /// The ways with the fewest keys; none if no way was found.
  static List<Way> turning(
      Evaluator evaluator,
      RequestContext request,
      PolicySet policies,
      boolean allowed,
      Collection<String> missing,
      List<LayerTrace> layers) {
    Map<String, List<ContextValue>> values = new LinkedHashMap<>();
    for (String key : missing) {
      List<ContextValue> tried = values(ConditionKey.of(key), layers);
      if (!tried.isEmpty()) {
        values.put(key, tried);
      }
    }
    KeyGuesses search = new KeyGuesses(evaluator, request, policies, allowed);
    for (int keys = 1; keys <= Math.min(MAX_KEYS, values.size()); keys++) {
      search.choose(List.copyOf(values.keySet()), 0, keys, values, new LinkedHashMap<>());
      if (!search.ways.isEmpty()) {
        break;
      }
    }
    return List.copyOf(search.ways);
  }

  private void choose(
      List<String> keys,
      int from,
      int left,
      Map<String, List<ContextValue>> values,
      Map<String, ContextValue> chosen) {
    if (left == 0) {
      attempt(chosen);
      return;
    }
    for (int i = from; i <= keys.size() - left; i++) {
      for (ContextValue value : values.getOrDefault(keys.get(i), List.of())) {
        if (ways.size() >= MAX_WAYS || tries >= MAX_TRIES) {
          return;
        }
        chosen.put(keys.get(i), value);
        choose(keys, i + 1, left - 1, values, chosen);
        chosen.remove(keys.get(i));
      }
    }
  }

  private void attempt(Map<String, ContextValue> chosen) {
    tries++;
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    chosen.forEach((key, value) -> context.put(key.toLowerCase(Locale.ROOT), value));
    RequestContext other =
        new RequestContext(
            request.principal(),
            request.action(),
            request.resource(),
            request.resourceAccount(),
            context);
    if (evaluator.evaluate(other, policies).decision().isAllowed() != allowed) {
      ways.add(new Way(chosen));
    }
  }

  /// The values that any condition on the key names, and one that none does.
  private static List<ContextValue> values(ConditionKey key, List<LayerTrace> layers) {
    Set<String> texts = new LinkedHashSet<>();
    boolean[] many = {isMultiValued(key)};
    layers.stream()
        .flatMap(layer -> layer.levels().stream())
        .flatMap(level -> level.policies().stream())
        .flatMap(policy -> policy.statements().stream())
        .flatMap(trace -> trace.statement().conditions().stream())
        .filter(
            condition -> condition.key().equals(key) || condition.key().name().equals(key.name()))
        .forEach(condition -> {
          many[0] |= condition.qualifier() != SetQualifier.NONE;
          condition.values().forEach(value -> texts.addAll(examples(condition, value)));
        });
    return texts.stream()
        .map(text ->
            many[0]
                ? new ContextValue.Many(List.of(text))
                : (ContextValue) new ContextValue.One(text))
        .toList();
  }

  private static boolean isMultiValued(ConditionKey key) {
    return ServiceReference.load().key(key.name()).filter(known -> known.multiValued()).isPresent();
  }

  private static List<String> examples(Condition condition, Pattern value) {
    String text = value.toString();
    ConditionOperator.Family family = condition.operator().family();
    return switch (family) {
      case BOOL -> List.of("true", "false");
      case STRING, ARN ->
          List.of(
              condition.operator().hasWildcards()
                  ? text.replace("*", "example").replace('?', 'a')
                  : text,
              family == ConditionOperator.Family.ARN
                  ? "arn:aws:iam::999999999999:role/another"
                  : "another");
      case NUMERIC -> number(text).orElse(List.of());
      case DATE -> List.of(text, "2001-01-01T00:00:00Z", "2099-01-01T00:00:00Z");
      case IP_ADDRESS -> List.of(text.replaceAll("/.*", ""), "203.0.113.77", "2001:db8::77");
      case BINARY -> List.of(text);
      case NULL -> List.of("example");
    };
  }

  private static Optional<List<String>> number(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      return Optional.of(
          List.of(
              text,
              number.add(BigDecimal.ONE).toPlainString(),
              number.subtract(BigDecimal.ONE).toPlainString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
