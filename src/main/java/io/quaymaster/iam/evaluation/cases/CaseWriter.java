package io.quaymaster.iam.evaluation.cases;

import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.CasePolicies.NamedLevel;
import io.quaymaster.iam.evaluation.cases.CasePolicies.NamedPolicy;
import io.quaymaster.iam.evaluation.cases.DecisionCase.Expectation;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.write.PolicyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a case with every field of the format, so that an open place for a policy can be seen.
final class CaseWriter {
  private final JsonWriter out;

  CaseWriter(JsonWriter out) {
    this.out = out;
  }

  void write(DecisionCase decisionCase) {
    out.object()
        .member("schema", DecisionCases.SCHEMA)
        .member("id", decisionCase.id())
        .member("title", decisionCase.title())
        .member("tags", decisionCase.tags())
        .name("request");
    request(decisionCase.request());
    policies(decisionCase.policies());
    Expectation expectation = decisionCase.expectation();
    if (expectation != null) {
      out.name("expect").object().member("decision", expectation.decision());
      optional("by", expectation.by());
      optional("reason", expectation.reason());
      optional("confidence", expectation.confidence());
      out.endObject();
    }
    out.endObject();
  }

  private void request(RequestContext request) {
    out.object().member("principal", request.principal().text());
    principalInfo(request.principal());
    out.member("action", request.action())
        .member("resource", request.resource())
        .member("resourceAccount", request.resourceAccount())
        .name("context")
        .object();
    request
        .context()
        .forEach((key, value) -> {
          switch (value) {
            case ContextValue.One(String text) -> out.member(key, text);
            case ContextValue.Many(List<String> texts) -> out.member(key, texts);
          }
        });
    out.endObject().endObject();
  }

  /// Only what the principal's text does not show.
  private void principalInfo(Principal principal) {
    switch (principal) {
      case Principal.RoleSession session -> {
        boolean path = session.session() != null && !session.role().equals(session.roleName());
        if (path || session.serviceLinked()) {
          out.name("principalInfo").object();
          optional("roleArn", path ? session.roleArn() : null);
          if (session.serviceLinked()) {
            out.member("serviceLinkedRole", true);
          }
          out.endObject();
        }
      }
      case Principal.FederatedUser(String partition, String account, String _, String user) -> {
        if (user != null) {
          out.name("principalInfo")
              .object()
              .member("userArn", new Principal.User(partition, account, user).text())
              .endObject();
        }
      }
      case Principal.Root _,
          Principal.User _,
          Principal.ServicePrincipal _,
          Principal.Anonymous _ -> {}
    }
  }

  private void policies(CasePolicies policies) {
    named("identityPolicies", policies.identityPolicies());
    policy("resourcePolicy", policies.resourcePolicy());
    policy("registryPolicy", policies.registryPolicy());
    policy("permissionsBoundary", policies.permissionsBoundary());
    policy("sessionPolicy", policies.sessionPolicy());
    levels("scps", policies.scps());
    levels("rcps", policies.rcps());
    if (policies.principalIsManagementAccount() || policies.resourceIsManagementAccount()) {
      out.name("org")
          .object()
          .member("principalIsManagementAccount", policies.principalIsManagementAccount())
          .member("resourceIsManagementAccount", policies.resourceIsManagementAccount())
          .endObject();
    }
  }

  private void levels(String name, List<NamedLevel> levels) {
    out.name(name).array();
    for (NamedLevel level : levels) {
      out.object().member("level", level.level());
      named("policies", level.policies());
      out.endObject();
    }
    out.endArray();
  }

  private void named(String name, List<NamedPolicy> policies) {
    out.name(name).array();
    for (NamedPolicy named : policies) {
      out.object().member("name", named.name());
      policy("policy", named.policy());
      out.endObject();
    }
    out.endArray();
  }

  private void policy(String name, @Nullable Policy policy) {
    out.name(name);
    if (policy == null) {
      out.nothing();
    } else {
      PolicyWriter.write(policy, out);
    }
  }

  private void optional(String name, @Nullable String text) {
    if (text != null) {
      out.member(name, text);
    }
  }
}
