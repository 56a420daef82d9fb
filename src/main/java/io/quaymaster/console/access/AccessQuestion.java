package io.quaymaster.console.access;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.service.ServiceReference;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may do what on which repository, and when.
///
/// @param principal an ARN, the name of a service, or `anonymous`
/// @param action as `ecr:PutImage`
/// @param repository the repository; for an action that is about none, whose registry is addressed
/// @param at the instant whose versions count; the answer for an instant that is past never changes
///   by later saves or activations
/// @param context keys that the request is said to carry; everything on file and everything that
///   AWS fills in is added
/// @param assumed versions to take in place of those in force
/// @param session the session policy that the session was made with, null for none
public record AccessQuestion(
    String principal,
    String action,
    RepositoryId repository,
    Instant at,
    Map<String, ContextValue> context,
    Map<PolicyId, VersionNumber> assumed,
    @Nullable PolicyId session) {
  public AccessQuestion {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    assumed = Map.copyOf(assumed);
  }

  /// Without a session policy.
  public AccessQuestion(
      String principal,
      String action,
      RepositoryId repository,
      Instant at,
      Map<String, ContextValue> context,
      Map<PolicyId, VersionNumber> assumed) {
    this(principal, action, repository, at, context, assumed, null);
  }

  /// Keys with their values as they were typed, several of them or one.
  public static Map<String, ContextValue> context(Map<String, List<String>> keys) {
    ServiceReference reference = ServiceReference.load();
    Map<String, ContextValue> context = new LinkedHashMap<>();
    keys.forEach((key, values) -> {
      boolean many = reference.key(key).filter(known -> known.multiValued()).isPresent();
      context.put(
          key,
          many || values.size() != 1
              ? new ContextValue.Many(values)
              : new ContextValue.One(values.getFirst()));
    });
    return context;
  }

  public AccessQuestion withAction(String other) {
    return new AccessQuestion(principal, other, repository, at, context, assumed, session);
  }
}
