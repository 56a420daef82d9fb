package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Decision.Allowed;
import io.quaymaster.iam.evaluation.Decision.ExplicitDeny;
import io.quaymaster.iam.evaluation.Decision.Granter;
import io.quaymaster.iam.evaluation.Decision.ImplicitDeny;
import io.quaymaster.iam.evaluation.Decision.Missing;
import java.util.List;
import java.util.stream.Collectors;

/// Decisions in words: ours, and those that AWS would answer with.
final class Sentences {
  private Sentences() {}

  /// Why the decision is what it is.
  static String reason(RequestContext request, EvaluationResult result) {
    return switch (result.decision()) {
      case Allowed(Granter by) -> allowed(by, result.statements());
      case ExplicitDeny(Layer _) -> denied(result.statements());
      case ImplicitDeny(Missing nearest) -> missing(nearest, request);
    };
  }

  private static String allowed(Granter by, List<DecidingStatement> statements) {
    String in = statements.stream().map(Sentences::place).collect(Collectors.joining(", "));
    return switch (by) {
      case EXEMPT -> "No policy has a say: `sts:GetCallerIdentity` is always allowed.";
      case ROOT -> "The root user has every permission in its own account, and nothing denies it.";
      case IDENTITY, RESOURCE, REGISTRY -> "Allowed by " + in + "; nothing denies it.";
      case IDENTITY_AND_RESOURCE, IDENTITY_AND_REGISTRY ->
          "Both accounts allow it, in " + in + "; nothing denies it.";
      case ROOT_AND_RESOURCE, ROOT_AND_REGISTRY ->
          "The root user has every permission of its own account, and the other account allows it, in "
              + in
              + ".";
    };
  }

  private static String denied(List<DecidingStatement> statements) {
    return "Explicitly denied by "
        + statements.stream().map(Sentences::place).collect(Collectors.joining(", "))
        + "; no Allow counts against a Deny.";
  }

  private static String place(DecidingStatement statement) {
    return statement.text() + " (" + statement.layer().title() + ")";
  }

  private static String missing(Missing nearest, RequestContext request) {
    String action = "`" + request.action() + "`";
    return switch (nearest) {
      case NONE -> "No policy allows " + action + " to this caller.";
      case IDENTITY ->
          "The caller's own account does not allow " + action + ": no identity-based policy does.";
      case RESOURCE ->
          "The resource belongs to another account, and that account does not allow "
              + action
              + " to this caller.";
      case BOUNDARY -> "The caller's permissions boundary does not allow " + action + ".";
      case SESSION ->
          "The session policy does not allow "
              + action
              + ", or there is none where one is required.";
      case SCP ->
          "At some level of the organization no service control policy allows " + action + ".";
      case AUTHENTICATION -> "Private registries serve no anonymous callers.";
    };
  }

  /// The answer of AWS, useful to search for; empty for an allow. Source: IAM User Guide,
  /// "Troubleshoot access denied error messages".
  static String aws(RequestContext request, Decision decision) {
    String subject =
        "User: %s is not authorized to perform: %s on resource: %s "
            .formatted(request.principal().text(), request.action(), request.resource());
    return switch (decision) {
      case Allowed _ -> "";
      case ExplicitDeny(Layer by) -> subject + "with an explicit deny in " + withArticle(by);
      case ImplicitDeny(Missing nearest) ->
          subject
              + "because no "
              + lacking(nearest)
              + " allows the "
              + request.action()
              + " action";
    };
  }

  private static String withArticle(Layer layer) {
    return switch (layer) {
      case REPOSITORY, REGISTRY -> "a resource-based policy";
      case IDENTITY -> "an identity-based policy";
      case SCP, RCP, BOUNDARY, SESSION -> "a " + layer.title();
    };
  }

  private static String lacking(Missing missing) {
    return switch (missing) {
      case NONE, IDENTITY -> "identity-based policy";
      case RESOURCE, AUTHENTICATION -> "resource-based policy";
      case BOUNDARY -> "permissions boundary";
      case SESSION -> "session policy";
      case SCP -> "service control policy";
    };
  }
}
