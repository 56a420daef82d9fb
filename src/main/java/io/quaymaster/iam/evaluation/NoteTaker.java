package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.LayerTrace.PolicyTrace;
import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.evaluation.Match.Matched;
import io.quaymaster.iam.evaluation.Match.Mismatch;
import io.quaymaster.iam.evaluation.Match.NotMatched;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/// Finds what a decision touched that AWS leaves open: in statements whose action is that of the
/// request, as far as they were looked at.
final class NoteTaker {
  private final Evaluation evaluation;
  private final PrincipalMatching names;
  private final List<Note> notes = new ArrayList<>();

  private NoteTaker(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.names = PrincipalMatching.of(evaluation.facts().principal());
  }

  static List<Note> notes(Evaluation evaluation) {
    NoteTaker taker = new NoteTaker(evaluation);
    taker.decision();
    for (LayerTrace layer : evaluation.layers()) {
      layer.levels().stream()
          .flatMap(level -> level.policies().stream())
          .forEach(policy ->
              policy
                  .statements()
                  .forEach(statement -> taker.statement(layer.layer(), policy, statement)));
    }
    return taker.notes;
  }

  private void decision() {
    RequestFacts facts = evaluation.facts();
    boolean noSession =
        facts.isFederatedUser()
            && evaluation.applicability().policies().sessionPolicy() == null
            && evaluation.decision() instanceof Decision.ImplicitDeny(Decision.Missing missing)
            && missing == Decision.Missing.SESSION;
    if (noSession) {
      notes.add(
          new Note(
              NoteCode.FEDERATED_WITHOUT_SESSION_POLICY,
              null,
              "One AWS page gives federated users without a session policy a default that allows, STS and the rest say that they have no permissions; they have none here."));
    }
    boolean rootDenied =
        facts.isRoot()
            && facts.isSameAccount()
            && evaluation.decision() instanceof Decision.ExplicitDeny(Layer by)
            && (by == Layer.REPOSITORY || by == Layer.REGISTRY);
    if (rootDenied) {
      notes.add(
          new Note(
              NoteCode.ROOT_DENIED_BY_RESOURCE_POLICY,
              null,
              "Whether a policy in ECR can lock out the root user of its own account is not documented; a Deny counts here."));
    }
  }

  private void statement(Layer layer, PolicyTrace policy, StatementTrace trace) {
    if (trace.match() instanceof NotMatched(Mismatch.ActionDiffers _)) {
      return;
    }
    DecidingStatement place =
        new DecidingStatement(layer, policy.name(), trace.ref(), trace.effect());
    resource(trace.statement().resource(), layer.policyType(), place);
    switch (trace.match()) {
      case NotMatched(Mismatch.PrincipalDiffers _) -> exempted(trace.statement(), place);
      case NotMatched(Mismatch.ConditionNotMet(Condition last, _, _)) -> {
        List<Condition> conditions = trace.statement().conditions();
        conditions(conditions.subList(0, conditions.indexOf(last) + 1), policy, place);
      }
      case Matched _ -> {
        conditions(trace.statement().conditions(), policy, place);
        hitThoughListed(trace.statement(), place);
      }
      case NotMatched _ -> {}
    }
  }

  private void resource(ResourceElement element, PolicyType type, DecidingStatement place) {
    List<Pattern> patterns =
        switch (element) {
          case ResourceElement.Implied() -> List.of();
          case ResourceElement.Resources(List<Pattern> listed) -> listed;
          case ResourceElement.NotResources(List<Pattern> listed) -> listed;
        };
    if (type == PolicyType.REPOSITORY_POLICY && !patterns.isEmpty()) {
      add(
          NoteCode.RESOURCE_IN_REPOSITORY_POLICY,
          place,
          "ECR refused `Resource` in repository policies for years, newer AWS pages show it; it is matched here.");
    }
    if (evaluation.facts().onStar()) {
      return;
    }
    for (Pattern pattern : patterns) {
      String[] parts = pattern.toString().split(":", 6);
      if (!pattern.isEverything() && parts.length < 6 && !ResourceMatching.completes(type)) {
        add(
            NoteCode.SHORT_ARN,
            place,
            "Whether AWS completes `"
                + pattern
                + "` in a "
                + type.title()
                + " is not documented; it is taken as it stands here.");
      }
      if (parts.length > 2 && (hasWildcard(parts[1]) || hasWildcard(parts[2]))) {
        add(
            NoteCode.WILDCARD_BEFORE_REGION,
            place,
            "AWS allows no wildcard in the partition or service of `"
                + pattern
                + "`; it is matched like any other here.");
      }
    }
  }

  private static boolean hasWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private void conditions(List<Condition> conditions, PolicyTrace policy, DecidingStatement place) {
    boolean variables = policy.policy().policy().version().hasVariables();
    for (Condition condition : conditions) {
      new ConditionNotes(condition, evaluation.facts().request(), variables)
          .forEach((code, text) -> add(code, place, text));
    }
  }

  private void exempted(Statement statement, DecidingStatement place) {
    if (!(statement.principal()
        instanceof PrincipalElement.NotPrincipals(List<PrincipalPattern> listed))) {
      return;
    }
    List<String> missing = names.missingLinks(listed);
    boolean wouldHit =
        StatementMatching.of(evaluation.facts(), evaluation.applicability())
            .meetsConditions(statement);
    if (!missing.isEmpty() && wouldHit) {
      add(
          NoteCode.NOT_PRINCIPAL_CHAIN,
          place,
          "`NotPrincipal` names the caller but not its whole chain: `"
              + String.join("`, `", missing)
              + "` is missing, and AWS warns that the Deny may then apply; it does not here.");
    }
  }

  private void hitThoughListed(Statement statement, DecidingStatement place) {
    if (statement.principal()
            instanceof PrincipalElement.NotPrincipals(List<PrincipalPattern> listed)
        && names.level(listed) != MatchLevel.NONE) {
      if (!names.isExempt(listed)) {
        add(
            NoteCode.NOT_PRINCIPAL_ACCOUNT,
            place,
            "`NotPrincipal` lists the caller's account but not the caller: the entry of an account is taken to exempt its root user alone, as in AWS's own example; no page says what it does by itself.");
        return;
      }
      add(
          NoteCode.NOT_PRINCIPAL_BOUNDARY,
          place,
          "A Deny with `NotPrincipal` always hits an IAM user or role that has a permissions boundary, even one that it lists.");
    }
  }

  private void add(NoteCode code, DecidingStatement place, String text) {
    notes.add(new Note(code, place, text));
  }
}
