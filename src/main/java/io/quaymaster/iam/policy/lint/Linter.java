package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.lint.rules.ConditionKeys;
import io.quaymaster.iam.policy.lint.rules.ConditionTypes;
import io.quaymaster.iam.policy.lint.rules.CoveredStatements;
import io.quaymaster.iam.policy.lint.rules.EveryonePrincipal;
import io.quaymaster.iam.policy.lint.rules.KnownActions;
import io.quaymaster.iam.policy.lint.rules.Lockout;
import io.quaymaster.iam.policy.lint.rules.MissingKeys;
import io.quaymaster.iam.policy.lint.rules.NotActionAllow;
import io.quaymaster.iam.policy.lint.rules.NotPrincipalDeny;
import io.quaymaster.iam.policy.lint.rules.OtherServicesActions;
import io.quaymaster.iam.policy.lint.rules.PartsOfTasks;
import io.quaymaster.iam.policy.lint.rules.PassedRoles;
import io.quaymaster.iam.policy.lint.rules.Placeholders;
import io.quaymaster.iam.policy.lint.rules.PolicySize;
import io.quaymaster.iam.policy.lint.rules.PrincipalEntries;
import io.quaymaster.iam.policy.lint.rules.ProvenStatements;
import io.quaymaster.iam.policy.lint.rules.PublicLogin;
import io.quaymaster.iam.policy.lint.rules.RepeatedEntries;
import io.quaymaster.iam.policy.lint.rules.RepeatedStatementIds;
import io.quaymaster.iam.policy.lint.rules.RepositoryArns;
import io.quaymaster.iam.policy.lint.rules.RepositoryPolicyResource;
import io.quaymaster.iam.policy.lint.rules.ResourcesForActions;
import io.quaymaster.iam.policy.lint.rules.ServicesUnderRcp;
import io.quaymaster.iam.policy.lint.rules.SetOperators;
import io.quaymaster.iam.policy.lint.rules.TokenActions;
import io.quaymaster.iam.policy.lint.rules.Variables;
import io.quaymaster.iam.policy.lint.rules.VersionElement;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.ParseOutcome.Parsed;
import io.quaymaster.iam.policy.parse.ParseOutcome.Unreadable;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.parse.SourceMap;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Optional;

/// Says everything that is to be said about the text of one policy.
public final class Linter {
  private static final List<LintRule> RULES =
      List.of(
          new VersionElement(),
          new RepeatedStatementIds(),
          new Placeholders(),
          new PrincipalEntries(),
          new EveryonePrincipal(),
          new NotPrincipalDeny(),
          new KnownActions(),
          new OtherServicesActions(),
          new TokenActions(),
          new NotActionAllow(),
          new RepositoryPolicyResource(),
          new RepositoryArns(),
          new ResourcesForActions(),
          new ConditionKeys(),
          new ConditionTypes(),
          new SetOperators(),
          new MissingKeys(),
          new Variables(),
          new PolicySize(),
          new CoveredStatements(),
          new RepeatedEntries(),
          new ServicesUnderRcp(),
          new PublicLogin(),
          new PartsOfTasks(),
          new PassedRoles(),
          new Lockout());

  private Linter() {}

  /// The findings of the parser and of every rule, in the order of the text.
  public static List<Finding> lint(SourceText source, LintContext context) {
    return lint(PolicyParser.parse(source, context.type()), context);
  }

  /// The same for a text that was parsed already, as `context.type()`. A document that the parser
  /// refused is linted as far as it can be understood.
  public static List<Finding> lint(ParseOutcome outcome, LintContext context) {
    return lint(outcome, context, StatementProver.NONE);
  }

  /// The same with what `prover` proves about statements that the rules say nothing of.
  public static List<Finding> lint(
      ParseOutcome outcome, LintContext context, StatementProver prover) {
    Findings findings = new Findings();
    outcome.findings().forEach(findings::add);
    Optional<LocatedPolicy> located = locate(outcome, context);
    located.ifPresent(policy -> RULES.forEach(rule -> rule.check(policy, findings)));
    if (outcome instanceof Parsed(var policy, var _, var _)) {
      located.ifPresent(at ->
          new ProvenStatements(known -> prover.idle(policy, context, known)).check(at, findings));
    }
    return findings.inOrder();
  }

  private static Optional<LocatedPolicy> locate(ParseOutcome outcome, LintContext context) {
    return switch (outcome) {
      case Parsed(var policy, SourceMap map, var _) ->
          map.root().flatMap(root -> located(root, map, Optional.of(policy), context));
      case Unreadable(var _, var _, var _, SourceMap map) ->
          map.root().flatMap(root -> located(root, map, Optional.empty(), context));
    };
  }

  private static Optional<LocatedPolicy> located(
      Json root, SourceMap map, Optional<Policy> policy, LintContext context) {
    return root instanceof JsonObject object
        ? Optional.of(PolicyLocator.locate(map.source(), object, policy, context))
        : Optional.empty();
  }
}
