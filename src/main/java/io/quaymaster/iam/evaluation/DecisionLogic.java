package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Decision.Allowed;
import io.quaymaster.iam.evaluation.Decision.ExplicitDeny;
import io.quaymaster.iam.evaluation.Decision.Granter;
import io.quaymaster.iam.evaluation.Decision.ImplicitDeny;
import io.quaymaster.iam.evaluation.Decision.Missing;
import java.util.Optional;

/// The steps from what each layer says to the decision.
///
/// Source: IAM User Guide, "Policy evaluation logic", "How AWS enforcement code logic evaluates
/// requests" and "Cross-account policy evaluation logic".
record DecisionLogic(RequestFacts request, Applicability applicability) {
  /// Decides what needs no policy: the call that cannot be denied, and anonymous callers where none
  /// are served.
  Optional<Decision> withoutPolicies() {
    if (request.isGetCallerIdentity()) {
      return Optional.of(new Allowed(Granter.EXEMPT));
    }
    return request.lacksAuthentication()
        ? Optional.of(new ImplicitDeny(Missing.AUTHENTICATION))
        : Optional.empty();
  }

  Decision decide(Tally tally) {
    if (!tally.denying().isEmpty()) {
      return new ExplicitDeny(tally.denying().iterator().next());
    }
    if (tally.isScpLevelSilent()) {
      return new ImplicitDeny(Missing.SCP);
    }
    if (request.isOutsideAccounts()) {
      return grantLevel(tally) == MatchLevel.NONE
          ? new ImplicitDeny(Missing.NONE)
          : new Allowed(byResource(tally, Granter.RESOURCE, Granter.REGISTRY));
    }
    return request.isSameAccount() ? sameAccount(tally) : crossAccount(tally);
  }

  private Decision sameAccount(Tally tally) {
    if (request.isRoot()) {
      return new Allowed(Granter.ROOT);
    }
    Optional<Missing> limit = limit(tally);
    Granter resource = byResource(tally, Granter.RESOURCE, Granter.REGISTRY);
    return switch (grantLevel(tally)) {
      case DIRECT -> new Allowed(resource);
      case ROLE, USER -> limit.<Decision>map(ImplicitDeny::new).orElse(new Allowed(resource));
      case ACCOUNT, NONE ->
          identityAllows(tally)
              ? limit.<Decision>map(ImplicitDeny::new).orElse(new Allowed(Granter.IDENTITY))
              : new ImplicitDeny(Missing.NONE);
    };
  }

  private Decision crossAccount(Tally tally) {
    if (!identityAllows(tally)) {
      return new ImplicitDeny(Missing.IDENTITY);
    }
    Optional<Missing> limit = limit(tally);
    if (limit.isPresent()) {
      return new ImplicitDeny(limit.get());
    }
    if (grantLevel(tally) == MatchLevel.NONE) {
      return new ImplicitDeny(Missing.RESOURCE);
    }
    return new Allowed(
        request.isRoot()
            ? byResource(tally, Granter.ROOT_AND_RESOURCE, Granter.ROOT_AND_REGISTRY)
            : byResource(tally, Granter.IDENTITY_AND_RESOURCE, Granter.IDENTITY_AND_REGISTRY));
  }

  private boolean identityAllows(Tally tally) {
    return request.isRoot() || tally.allows(Layer.IDENTITY);
  }

  /// The first layer that limits the caller's own permissions and does not allow the request. A
  /// federated user has nothing without a session policy.
  private Optional<Missing> limit(Tally tally) {
    if (applicability.applies(Layer.BOUNDARY) && !tally.allows(Layer.BOUNDARY)) {
      return Optional.of(Missing.BOUNDARY);
    }
    boolean limitedBySession = request.isFederatedUser() || applicability.applies(Layer.SESSION);
    return limitedBySession && !tally.allows(Layer.SESSION)
        ? Optional.of(Missing.SESSION)
        : Optional.empty();
  }

  private static MatchLevel grantLevel(Tally tally) {
    return tally.repository().or(tally.registry());
  }

  /// The repository policy has the credit, unless the registry policy names the caller more
  /// closely.
  private static Granter byResource(Tally tally, Granter repository, Granter registry) {
    return tally.registry().compareTo(tally.repository()) > 0 ? registry : repository;
  }
}
