package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySets;
import io.quaymaster.console.catalog.PolicySnapshot;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryId;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.DerivedKeys;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.PrincipalText;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.Scope;
import io.quaymaster.iam.service.ServiceReference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns a question into the request that AWS would see, with the policies that have a say in it.
@Component
class Requests {
  private static final String REGION = "aws:RequestedRegion";

  private final PolicySets sets;
  private final PrincipalCatalog principals;
  private final PolicyCatalog policies;
  private final Assumptions assumptions;
  private final ServiceReference reference = ServiceReference.load();

  Requests(
      PolicySets sets,
      PrincipalCatalog principals,
      PolicyCatalog policies,
      Assumptions assumptions) {
    this.sets = sets;
    this.principals = principals;
    this.policies = policies;
    this.assumptions = assumptions;
  }

  record Prepared(DerivedKeys.Completed completed, AppliedPolicies applied) {
    /// The same request under other policies.
    Prepared with(PolicySet policies) {
      return new Prepared(completed, applied.with(policies));
    }
  }

  /// What was in force at an instant, for the preparation of many questions.
  PolicySnapshot at(Instant instant) {
    return sets.at(instant);
  }

  /// The same as if something were otherwise.
  PolicySnapshot at(Instant instant, AsIf asIf) {
    return sets.at(instant, asIf);
  }

  Prepared prepare(AccessQuestion question) {
    return prepare(question, at(question.at()));
  }

  /// The same with what was read before; `snapshot` is that of the question's instant.
  Prepared prepare(AccessQuestion question, PolicySnapshot snapshot) {
    Principal principal = principal(question.principal());
    RepositoryId repository = question.repository();
    String resource = resource(question.action(), repository);
    AccountId owner = addressed(question.action(), principal, repository);
    AppliedPolicies inForce =
        snapshot.applied(principal, resource, owner, repository.registry(), question.session());
    checkSession(question.session(), principal, inForce);
    AppliedPolicies applied = assumptions.apply(inForce, repository, question.assumed());
    DerivedKeys.Completed completed =
        DerivedKeys.complete(
            new RequestContext(
                principal, question.action(), resource, owner.digits(), question.context()),
            applied.known());
    return new Prepared(inRegion(completed, region(repository.registry())), applied);
  }

  /// A session policy that cannot be, or says nothing, would count as none, which allows more.
  private void checkSession(
      @Nullable PolicyId session, Principal principal, AppliedPolicies applied) {
    if (session == null) {
      return;
    }
    PolicySummary policy =
        policies
            .policy(session)
            .filter(known -> known.type() == PolicyType.SESSION_POLICY)
            .orElseThrow(() -> new IllegalArgumentException("There is no such session policy."));
    boolean takes =
        principal instanceof Principal.RoleSession || principal instanceof Principal.FederatedUser;
    if (!takes) {
      throw new IllegalArgumentException(
          "Only roles and federated users have session policies: `"
              + principal.text()
              + "` can have none.");
    }
    if (applied.policies().sessionPolicy() == null) {
      throw new IllegalArgumentException(
          "No version of the session policy `" + policy.name() + "` was in force then.");
    }
  }

  /// The Region whose endpoint is called; public registries have theirs in one.
  private static String region(RegistryId registry) {
    return registry.region().isEmpty() ? "us-east-1" : registry.region();
  }

  /// A request about no resource does not show its Region.
  private static DerivedKeys.Completed inRegion(DerivedKeys.Completed completed, String region) {
    RequestContext request = completed.request();
    if (request.context().containsKey(REGION.toLowerCase(Locale.ROOT))) {
      return completed;
    }
    ContextValue value = new ContextValue.One(region);
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    context.put(REGION, value);
    Map<String, ContextValue> derived = new LinkedHashMap<>(completed.derived());
    derived.put(REGION, value);
    return new DerivedKeys.Completed(request.withContext(context), derived, completed.warnings());
  }

  /// Whose resource it is. A token, or a setting of an account, is always about the caller's own.
  private AccountId addressed(String action, Principal principal, RepositoryId repository) {
    boolean own =
        reference.action(action).filter(known -> known.scope() == Scope.ACCOUNT).isPresent();
    String account = principal.account();
    return own && account != null ? new AccountId(account) : repository.registry().account();
  }

  /// The role of a session is looked up, since the path of a role does not show in its sessions.
  private Principal principal(String text) {
    PrincipalText.Info info =
        text.contains(":assumed-role/")
            ? principals.principalOfArn(text).map(Requests::role).orElse(PrincipalText.Info.NONE)
            : PrincipalText.Info.NONE;
    return switch (PrincipalText.read(text, info)) {
      case PrincipalText.Outcome.Read(Principal principal) -> principal;
      case PrincipalText.Outcome.Unknown(String message) ->
          throw new IllegalArgumentException(message + ".");
    };
  }

  private static PrincipalText.Info role(PrincipalSummary role) {
    return new PrincipalText.Info(role.arn(), null, role.serviceLinked());
  }

  /// The repository for actions about repositories, the registry for those about public registries,
  /// `*` for the rest.
  private String resource(String action, RepositoryId repository) {
    Optional<ActionDefinition> known = reference.action(action);
    if (known.isPresent() && !known.get().hasResourceType()) {
      return "*";
    }
    boolean onRegistry =
        known.stream()
            .flatMap(found -> found.resourceTypes().stream())
            .allMatch(type -> type.name().equals("registry"));
    return known.isPresent() && onRegistry
        ? "arn:%s:ecr-public::%s:registry/%s"
            .formatted(
                repository.registry().partition(),
                repository.registry().account(),
                repository.registry().account())
        : repository.arn().toString();
  }
}
