package io.quaymaster.iam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.Decision.Allowed;
import io.quaymaster.iam.evaluation.Decision.Granter;
import io.quaymaster.iam.evaluation.cases.CaseOutcome;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.write.PolicyWriter;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.Edits;
import io.quaymaster.iam.testing.RandomCases;
import io.quaymaster.iam.testing.RandomPolicies;
import io.quaymaster.iam.testing.SlowEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.junit.jupiter.api.Test;

/// On seeded random cases; a failure names its seed.
class EvaluatorPropertiesTest {
  private static final int SEEDS = 1_500;

  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  @Test
  void the_evaluator_agrees_with_its_slow_twin() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomCases cases = new RandomCases(new Dice(seed));
      for (String line :
          List.of(cases.nextLine(), cases.nextConditionLine(), cases.nextResourceLine())) {
        DecisionCase read = read(line);
        Decision decision = decide(read, read.policies().toPolicySet());
        assertThat(decision.word() + " by " + decision.byWord())
            .as("seed %d: %s", seed, line)
            .isEqualTo(SlowEvaluator.decide(line));
      }
    }
  }

  @Test
  void prepared_policies_decide_the_same() {
    for (long seed = 0; seed < SEEDS / 5; seed++) {
      RandomCases cases = new RandomCases(new Dice(seed));
      PolicySet policies = cases.next().policies().toPolicySet();
      CompiledPolicies compiled = evaluator.compile(policies);
      for (int i = 0; i < 20; i++) {
        RequestContext request = cases.request();
        assertThat(compiled.decide(request))
            .as("seed %d, request %d: %s", seed, i, request)
            .isEqualTo(evaluator.evaluate(request, policies).decision());
      }
    }
  }

  @Test
  void prepared_conditions_and_resources_decide_the_same() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomCases cases = new RandomCases(new Dice(seed));
      for (String line : List.of(cases.nextConditionLine(), cases.nextResourceLine())) {
        DecisionCase read = read(line);
        PolicySet policies = read.policies().toPolicySet();
        assertThat(evaluator.compile(policies).decide(read.request()))
            .as("seed %d: %s", seed, line)
            .isEqualTo(decide(read, policies));
      }
    }
  }

  @Test
  void another_deny_never_gains_and_another_allow_never_loses() {
    forEachCase((read, seed) -> {
      Dice dice = new Dice(-seed);
      PolicySet policies = read.policies().toPolicySet();
      boolean before = decide(read, policies).isAllowed();
      for (Layer layer : Layer.values()) {
        for (Statement statement :
            new RandomPolicies(dice).policy(layer.policyType()).statements()) {
          boolean after = decide(read, Edits.add(policies, layer, statement)).isAllowed();
          assertThat(statement.isDeny() ? before || !after : after || !before)
              .as("seed %d: %s in %s", seed, statement, layer)
              .isTrue();
        }
      }
    });
  }

  @Test
  void the_order_of_statements_and_policies_does_not_count() {
    forEachCase((read, seed) -> {
      PolicySet policies = read.policies().toPolicySet();
      assertThat(decide(read, Edits.reverse(policies)))
          .as("seed %d", seed)
          .isEqualTo(decide(read, policies));
    });
  }

  @Test
  void the_remedies_turn_the_decision() {
    forEachCase((read, seed) -> {
      PolicySet policies = read.policies().toPolicySet();
      Explanation explained = evaluator.explain(read.request(), policies);
      PolicySet edited = withoutThose(explained.remedies(), policies);
      boolean turned = !explained.remedies().isEmpty();
      for (Remedy remedy : explained.remedies()) {
        switch (remedy) {
          case Remedy.RemoveStatement _ -> {}
          case Remedy.AddAllow(Layer layer, String level) -> edited = allow(edited, layer, level);
          case Remedy.SignIn _, Remedy.AddDeny _ -> turned = false;
        }
      }
      if (turned) {
        assertThat(decide(read, edited).isAllowed())
            .as("seed %d: %s", seed, explained.remedies())
            .isNotEqualTo(explained.decision().isAllowed());
      }
    });
  }

  @Test
  void nothing_is_left_unexplained() {
    forEachCase((read, seed) -> {
      Explanation explained = evaluator.explain(read.request(), read.policies().toPolicySet());
      assertThat(explained.layers()).as("seed %d", seed).hasSize(Layer.values().length);
      assertThat(explained.reason()).isNotBlank();
      assertThat(explained.awsMessage().isEmpty()).isEqualTo(explained.decision().isAllowed());
      Set<Granter> withoutStatement = Set.of(Granter.ROOT, Granter.EXEMPT);
      if (explained.decision() instanceof Allowed(Granter by) && !withoutStatement.contains(by)) {
        assertThat(explained.result().statements()).as("seed %d", seed).isNotEmpty();
      }
    });
  }

  @Test
  void what_is_written_reads_as_the_same_policy() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomPolicies policies = new RandomPolicies(new Dice(seed));
      for (PolicyType type : PolicyType.values()) {
        Policy policy = policies.policy(type);
        assertThat(parse(PolicyWriter.pretty(policy), type)).as("seed %d", seed).isEqualTo(policy);
        Policy canonical = parse(PolicyWriter.canonical(policy), type);
        assertThat(PolicyWriter.canonical(canonical))
            .as("seed %d", seed)
            .isEqualTo(PolicyWriter.canonical(policy));
      }
    }
  }

  /// All that go from one policy go at once, since their indexes count in the original.
  private static PolicySet withoutThose(List<Remedy> remedies, PolicySet set) {
    return Edits.everywhere(
        set,
        (layer, attached) ->
            Edits.without(
                attached,
                index ->
                    remedies.stream()
                        .anyMatch(remedy ->
                            remedy instanceof Remedy.RemoveStatement(DecidingStatement gone)
                                && gone.layer() == layer
                                && gone.policy().equals(attached.name())
                                && gone.statement().index() == index)));
  }

  private static PolicySet allow(PolicySet set, Layer layer, String level) {
    PolicyType type = layer.policyType();
    String principal = type.namesPrincipals() ? "\"Principal\": \"*\"," : "";
    Policy everything =
        parse(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", %s "Action": "*", "Resource": "*"}}
            """
                .formatted(principal),
            type);
    AttachedPolicy attached = new AttachedPolicy(type, "allowed", everything);
    Statement statement = everything.statements().getFirst();
    return switch (layer) {
      case REPOSITORY ->
          set.repositoryPolicy() == null
              ? set.withRepositoryPolicy(attached)
              : Edits.add(set, layer, statement);
      case REGISTRY ->
          set.registryPolicy() == null
              ? set.withRegistryPolicy(attached)
              : Edits.add(set, layer, statement);
      case BOUNDARY, RCP -> Edits.add(set, layer, statement);
      case SESSION ->
          set.sessionPolicy() == null
              ? set.withSessionPolicy(attached)
              : Edits.add(set, layer, statement);
      case IDENTITY -> {
        List<AttachedPolicy> more = new ArrayList<>(set.identityPolicies());
        more.add(attached);
        yield set.withIdentityPolicies(more);
      }
      case SCP ->
          set.withScps(
              set.scps().stream()
                  .map(one -> {
                    List<AttachedPolicy> more = new ArrayList<>(one.policies());
                    if (one.name().equals(level)) {
                      more.add(attached);
                    }
                    return new PolicySet.Level(one.name(), more);
                  })
                  .toList());
    };
  }

  private void forEachCase(ObjLongConsumer<DecisionCase> check) {
    for (long seed = 0; seed < SEEDS / 3; seed++) {
      check.accept(new RandomCases(new Dice(seed)).next(), seed);
    }
  }

  private Decision decide(DecisionCase read, PolicySet policies) {
    Decision decision = evaluator.decide(read.request(), policies);
    assertThat(evaluator.evaluate(read.request(), policies).decision()).isEqualTo(decision);
    return decision;
  }

  private static DecisionCase read(String line) {
    return switch (DecisionCases.read(line)) {
      case CaseOutcome.Read(DecisionCase decisionCase) -> decisionCase;
      case CaseOutcome.Malformed(String message) ->
          throw new AssertionError(message + " in " + line);
    };
  }

  private static Policy parse(String text, PolicyType type) {
    return switch (PolicyParser.parse(text, type)) {
      case ParseOutcome.Parsed parsed -> parsed.policy();
      case ParseOutcome.Unreadable unreadable ->
          throw new AssertionError(unreadable.findings() + text);
    };
  }
}
