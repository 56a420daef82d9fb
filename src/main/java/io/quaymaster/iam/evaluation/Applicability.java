package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Principal.Anonymous;
import io.quaymaster.iam.evaluation.Principal.FederatedUser;
import io.quaymaster.iam.evaluation.Principal.RoleSession;
import io.quaymaster.iam.evaluation.Principal.Root;
import io.quaymaster.iam.evaluation.Principal.ServicePrincipal;
import io.quaymaster.iam.evaluation.Principal.User;

/// Which layers have a say in a request. Policies in a place that does not concern the caller or
/// the action are passed over.
///
/// Source: AWS Organizations User Guide, "SCP evaluation" and "Resource control policies"; IAM User
/// Guide, "Permissions boundaries" and "Session policies"; ECR User Guide, "Private registry
/// permissions".
record Applicability(RequestFacts request, PolicySet policies) {
  /// `reason` says in a sentence why a layer has no say; empty where it has.
  record Verdict(LayerAnswer answer, String reason) {
    static final Verdict APPLIES = new Verdict(LayerAnswer.SILENT, "");

    boolean applies() {
      return answer == LayerAnswer.SILENT;
    }

    static Verdict absent(String reason) {
      return new Verdict(LayerAnswer.ABSENT, reason);
    }

    static Verdict not(String reason) {
      return new Verdict(LayerAnswer.NOT_APPLICABLE, reason);
    }
  }

  boolean applies(Layer layer) {
    return of(layer).applies();
  }

  Verdict of(Layer layer) {
    return switch (layer) {
      case SCP -> scps();
      case RCP -> rcps();
      case REPOSITORY -> repository();
      case REGISTRY -> registry();
      case IDENTITY -> identity();
      case BOUNDARY -> boundary();
      case SESSION -> session();
    };
  }

  private Verdict scps() {
    if (request.isOutsideAccounts()) {
      return Verdict.not("Service control policies bind principals of accounts only.");
    }
    if (request.isServiceLinked()) {
      return Verdict.not("Service control policies do not bind service-linked roles.");
    }
    if (policies.principalIsManagementAccount()) {
      return Verdict.not("Service control policies do not bind the management account.");
    }
    return policies.scps().isEmpty()
        ? Verdict.absent("The caller's account is in no organization.")
        : Verdict.APPLIES;
  }

  private Verdict rcps() {
    if (request.onStar()) {
      return Verdict.not("Resource control policies apply to resources, and this action has none.");
    }
    if (request.isServiceLinked()) {
      return Verdict.not("Resource control policies do not bind service-linked roles.");
    }
    if (policies.resourceIsManagementAccount()) {
      return Verdict.not(
          "Resource control policies do not apply to resources of the management account.");
    }
    return policies.rcps().isEmpty()
        ? Verdict.absent("The resource's account is in no organization.")
        : Verdict.APPLIES;
  }

  private Verdict repository() {
    if (request.onStar()) {
      return Verdict.not(
          "The action is not about a repository: no repository policy can grant or deny it.");
    }
    if (request.name().equals("createrepository")) {
      return Verdict.not("A repository that is still to be created has no policy.");
    }
    return policies.repositoryPolicy() == null
        ? Verdict.absent("The repository has no policy.")
        : Verdict.APPLIES;
  }

  private Verdict registry() {
    if (!request.service().equals("ecr")) {
      return Verdict.not("Only private registries have a registry policy.");
    }
    if (request.name().equals("getauthorizationtoken")) {
      return Verdict.not(
          "The token comes from the caller's own account: only identity-based policies grant it.");
    }
    return policies.registryPolicy() == null
        ? Verdict.absent("The registry has no policy.")
        : Verdict.APPLIES;
  }

  private Verdict identity() {
    if (request.isRoot()) {
      return Verdict.not(
          "The root user has every permission in its account; no policy can be attached to it.");
    }
    return request.isOutsideAccounts()
        ? Verdict.not("Services and anonymous callers have no identity-based policies.")
        : Verdict.APPLIES;
  }

  private Verdict boundary() {
    boolean takes =
        switch (request.principal()) {
          case User _, FederatedUser _ -> true;
          case RoleSession session -> !session.serviceLinked();
          case Root _, ServicePrincipal _, Anonymous _ -> false;
        };
    if (!takes) {
      return Verdict.not("Such a caller can have no permissions boundary.");
    }
    return policies.permissionsBoundary() == null
        ? Verdict.absent("The caller has no permissions boundary.")
        : Verdict.APPLIES;
  }

  private Verdict session() {
    boolean takes =
        switch (request.principal()) {
          case FederatedUser _ -> true;
          case RoleSession session -> !session.serviceLinked();
          case User _, Root _, ServicePrincipal _, Anonymous _ -> false;
        };
    if (!takes) {
      return Verdict.not("Such a caller can have no session policy.");
    }
    return policies.sessionPolicy() == null
        ? Verdict.absent(
            request.isFederatedUser()
                ? "The federated session was made without a session policy, and so has no permissions of its user."
                : "The session was made without a session policy.")
        : Verdict.APPLIES;
  }
}
