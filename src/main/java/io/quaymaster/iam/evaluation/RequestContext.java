package io.quaymaster.iam.evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A request as IAM sees it. `resource` is an ARN, or `*` for actions without a resource type;
/// `resourceAccount` owns the resource (for `*`: the account whose registry is addressed).
/// `context` maps key names, in lower case, to values; nothing is filled in.
public record RequestContext(
    Principal principal,
    String action,
    String resource,
    String resourceAccount,
    Map<String, ContextValue> context) {
  public RequestContext {
    Map<String, ContextValue> lower = new LinkedHashMap<>();
    context.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
    context = java.util.Collections.unmodifiableMap(lower);
  }

  /// The same about another action.
  public RequestContext withAction(String other) {
    return new RequestContext(principal, other, resource, resourceAccount, context);
  }

  /// The same with another context.
  public RequestContext withContext(Map<String, ContextValue> other) {
    return new RequestContext(principal, action, resource, resourceAccount, other);
  }
}
