package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.GrantedAccess.Answer;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `-Dgranted.seeds=N` holds the answers about more random policies against the evaluator.
class GrantedAccessTest {
  private static final int SEEDS = Integer.getInteger("granted.seeds", 100);
  private static final int REQUESTS = 200;
  private static final Place PLACE =
      Place.of(
          PolicyType.REPOSITORY_POLICY,
          RegistryKind.PRIVATE,
          Arn.ofRepository("aws", "us-east-1", "111122223333", "app"),
          null);
  private static final List<String> PULL = needs("private.pull");
  private static final List<String> PUSH = needs("private.push");

  private static final KnownFacts FACTS =
      new KnownFacts(
          Map.of(
              "aws:ResourceTag/env", new ContextValue.One("prod"),
              "ecr:ResourceTag/env", new ContextValue.One("prod"),
              "aws:SecureTransport", new ContextValue.One("true"),
              "aws:CurrentTime", new ContextValue.One("2026-06-01T00:00:00Z"),
              "aws:EpochTime", new ContextValue.One("1780272000")),
          key -> key.contains(":resourcetag/"));

  private final GrantedAccess access = new GrantedAccess();

  private static List<String> needs(String task) {
    return ServiceReference.load().task(task).orElseThrow().needs().stream()
        .filter(need -> need.isUnconditional() && need.onRepository())
        .map(Need::action)
        .toList();
  }

  @Test
  void the_answer_is_that_of_the_evaluator_for_sampled_requests() {
    GrantedAccess careful = new GrantedAccess(ServiceReference.load(), Budget.DEFAULT, REQUESTS);
    int somebody = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomPairs pairs = new RandomPairs(new Dice(seed), PolicyType.REPOSITORY_POLICY);
      RandomPairs others = new RandomPairs(new Dice(seed), PolicyType.IDENTITY_POLICY);
      Policy repository = RandomPairs.parse(pairs.next().before(), PolicyType.REPOSITORY_POLICY);
      Policy registry =
          seed % 3 == 0
              ? null
              : RandomPairs.parse(pairs.next().after(), PolicyType.REPOSITORY_POLICY);
      List<PolicySet.Level> rcps =
          seed % 4 == 0
              ? List.of()
              : rcp(RandomPairs.parse(others.next().after(), PolicyType.IDENTITY_POLICY));

      Answer answer =
          careful.whoCan(PLACE, new AtRepository(repository, registry, rcps), PULL, () -> false);

      String seen = "seed " + seed + ": " + answer;
      assertThat(answer.undecided().orElse("")).as(seen).doesNotContain("defect");
      somebody += answer.isNobody() ? 0 : 1;
    }
    assertThat(somebody).isGreaterThan(SEEDS / 2);
  }

  @Test
  void what_is_known_of_accounts_and_of_the_repository_counts_for_sampled_requests() {
    GrantedAccess careful = new GrantedAccess(ServiceReference.load(), Budget.DEFAULT, REQUESTS);
    int somebody = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomPairs pairs = new RandomPairs(new Dice(seed), PolicyType.REPOSITORY_POLICY);
      RandomPairs others = new RandomPairs(new Dice(seed), PolicyType.IDENTITY_POLICY);
      Policy repository = RandomPairs.parse(pairs.next().before(), PolicyType.REPOSITORY_POLICY);
      RandomPairs.Pair random = others.next();
      KnownAccounts own =
          new KnownAccounts(Set.of("111122223333"), List.of(scp(random.before())), "o-1");
      KnownAccounts partner =
          new KnownAccounts(
              Set.of("444455556666"), List.of(scp(random.before()), scp(random.after())), null);
      List<PolicySet.Level> rcps =
          seed % 2 == 0
              ? List.of()
              : rcp(RandomPairs.parse(others.next().after(), PolicyType.IDENTITY_POLICY));

      Answer answer =
          careful.whoCan(
              PLACE,
              new AtRepository(repository, null, rcps, FACTS, List.of(own, partner)),
              PULL,
              () -> false);

      String seen = "seed " + seed + ": " + answer;
      assertThat(answer.undecided().orElse("")).as(seen).doesNotContain("defect");
      assertThat(answer.all())
          .as(seen)
          .allSatisfy(grant ->
              assertThat(grant.conditions())
                  .extracting(ConditionText::key)
                  .noneMatch(key -> key.toLowerCase(Locale.ROOT).contains(":resourcetag/")));
      somebody += answer.isNobody() ? 0 : 1;
    }
    assertThat(somebody).isGreaterThan(SEEDS / 4);
  }

  private static PolicySet.Level scp(String text) {
    Policy policy =
        RandomPairs.parse(
            text.replaceFirst(
                "\"Statement\":\\[",
                "\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"},"),
            PolicyType.IDENTITY_POLICY);
    return new PolicySet.Level("level", List.of(new AttachedPolicy(PolicyType.SCP, "scp", policy)));
  }

  @Test
  void whom_an_scp_of_its_account_keeps_back_cannot() {
    PolicySet.Level noPush =
        scp(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"ecr:PutImage","Resource":"*"}]}\
            """);
    KnownAccounts own = new KnownAccounts(Set.of("111122223333"), List.of(noPush), null);
    String partner =
        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"444455556666\"}, \"Action\": \"ecr:*\"}";

    Answer answer =
        access.whoCan(
            PLACE,
            new AtRepository(policy(partner), null, List.of(), KnownFacts.NONE, List.of(own)),
            PUSH,
            () -> false);

    assertThat(told(answer.all()))
        .containsExactly(
            "service-linked roles of account 111122223333",
            "any principal of account 444455556666");
    assertThat(told(answer.some()))
        .containsExactly("any principal of account 111122223333 except service-linked roles");
  }

  @Test
  void a_tag_of_the_repository_that_is_known_is_no_condition() {
    String tagged =
        """
        {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "ecr:*",
         "Condition": {"StringEquals": {"aws:ResourceTag/env": "%s"}}}\
        """;

    assertThat(told(knowing(tagged.formatted("prod")).all()))
        .contains("any principal of account 444455556666");
    assertThat(told(knowing(tagged.formatted("test")).all()))
        .containsExactly("any principal of account 111122223333");
    assertThat(knowing(tagged.formatted("${aws:PrincipalTag/env}")).all())
        .anySatisfy(grant -> {
          assertThat(grant.principals().text()).contains("444455556666");
          assertThat(grant.conditions())
              .extracting(condition -> condition.key() + " " + condition.text())
              .containsExactly("aws:PrincipalTag/env is prod");
        });
  }

  @Test
  void the_organization_of_a_known_account_is_no_condition() {
    String members =
        """
        {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "ecr:*"},
        {"Effect": "Deny", "Principal": "*", "Action": "ecr:*",
         "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}}\
        """;
    KnownAccounts own = new KnownAccounts(Set.of("111122223333"), List.of(), "o-1");

    Answer answer =
        access.whoCan(
            PLACE,
            new AtRepository(policy(members), null, List.of(), KnownFacts.NONE, List.of(own)),
            PULL,
            () -> false);

    assertThat(told(answer.all()))
        .as("%s", answer)
        .first()
        .isEqualTo("any principal of account 111122223333");
    assertThat(answer.all().getFirst().conditions()).isEmpty();
  }

  @Test
  void an_account_that_is_known_to_be_in_no_organization_is_not_told_as_a_member() {
    String members =
        """
        {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "ecr:BatchGetImage",
         "Condition": {"Null": {"aws:PrincipalOrgID": "false"}}}\
        """;
    KnownAccounts partner = new KnownAccounts(Set.of("444455556666"), List.of(), null);

    Answer answer =
        access.whoCan(
            PLACE,
            new AtRepository(policy(members), null, List.of(), KnownFacts.NONE, List.of(partner)),
            List.of("ecr:BatchGetImage"),
            () -> false);

    assertThat(answer.undecided()).isEmpty();
    assertThat(told(answer.all())).containsExactly("any principal of account 111122223333");
  }

  @Test
  void actions_of_other_services_that_an_rcp_names_do_not_count() {
    GrantedAccess careful = new GrantedAccess(ServiceReference.load(), Budget.DEFAULT, REQUESTS);
    Policy rcp =
        RandomPairs.parse(
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Resource": "*",
             "Action": ["s3:GetObject", "ecr:PutImage"]}]}\
            """,
            PolicyType.IDENTITY_POLICY);
    Policy registry =
        policy(
            "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"444455556666\"}, \"Action\": \"*\"}");

    Answer answer =
        careful.whoCan(PLACE, new AtRepository(null, registry, rcp(rcp)), PULL, () -> false);

    assertThat(answer.undecided()).isEmpty();
    assertThat(told(answer.all())).contains("any principal of account 444455556666");
  }

  private Answer knowing(String statements) {
    return access.whoCan(
        PLACE,
        new AtRepository(policy(statements), null, List.of(), FACTS, List.of()),
        PULL,
        () -> false);
  }

  private static List<PolicySet.Level> rcp(Policy policy) {
    return List.of(
        new PolicySet.Level("root", List.of(new AttachedPolicy(PolicyType.RCP, "rcp", policy))));
  }

  @Test
  void without_any_policy_the_account_decides_by_its_own_policies() {
    Answer answer = ask(null, PUSH);

    assertThat(answer.some()).isEmpty();
    assertThat(answer.all()).hasSize(1);
    assertThat(answer.all().getFirst().needsCallerPolicy()).isTrue();
    assertThat(told(answer.all())).containsExactly("any principal of account 111122223333");
  }

  @Test
  void whom_the_policy_names_needs_no_policy_of_its_own() {
    Answer answer =
        ask(
            """
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"},
             "Action": "ecr:*"}\
            """,
            PUSH);

    assertThat(answer.all())
        .anySatisfy(grant -> {
          assertThat(grant.principals().text()).contains("role deploy");
          assertThat(grant.needsCallerPolicy()).isFalse();
        });
  }

  @Test
  void a_task_that_is_granted_in_part_says_which_actions_are() {
    Answer answer =
        ask(
            """
            {"Effect": "Allow", "Principal": {"AWS": "444455556666"},
             "Action": ["ecr:BatchGetImage"]}\
            """,
            PULL);

    assertThat(answer.some())
        .anySatisfy(grant -> {
          assertThat(grant.actions()).containsExactly("ecr:BatchGetImage");
          assertThat(grant.principals().text()).contains("444455556666");
        });
    assertThat(told(answer.all())).noneMatch(text -> text.contains("444455556666"));
  }

  @Test
  void nobody_is_told_with_those_whom_a_policy_names_alone() {
    Answer answer =
        ask(
            """
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/inspector"},
             "Action": "ecr:BatchGetImage"}\
            """,
            PULL);

    assertThat(told(answer.some())).containsExactly("role inspector of account 111122223333");
    assertThat(answer.some().getFirst().flags()).isEmpty();
  }

  @Test
  void an_organization_is_a_condition() {
    Answer answer =
        ask(
            """
            {"Effect": "Allow", "Principal": "*", "Action": "ecr:*",
             "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}}\
            """,
            PULL);

    assertThat(answer.all())
        .anySatisfy(grant ->
            assertThat(grant.conditions())
                .extracting(condition -> condition.key() + " " + condition.text())
                .containsExactly("aws:PrincipalOrgID is o-exampleorg1"));
  }

  @Test
  void a_resource_control_policy_takes_outsiders_away_but_no_service_linked_role() {
    Policy outsiders =
        RandomPairs.parse(
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "ecr:*",
             "Resource": "*",
             "Condition": {"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}}}]}\
            """,
            PolicyType.IDENTITY_POLICY);
    String everyone = "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:*\"}";

    Answer open = ask(everyone, PULL);
    Answer closed =
        access.whoCan(
            PLACE, new AtRepository(policy(everyone), null, rcp(outsiders)), PULL, () -> false);

    assertThat(open.all()).anyMatch(grant -> grant.flags().contains(Flag.ALL_AWS));
    assertThat(closed.undecided()).isEmpty();
    assertThat(closed.all()).noneMatch(grant -> grant.flags().contains(Flag.ALL_AWS));
    assertThat(told(closed.all()))
        .contains("service-linked roles except service-linked roles of account 111122223333");
  }

  @Test
  void a_guardrail_is_proven_or_refuted_by_a_request() {
    Statement push =
        policy(
                """
                {"Effect": "Allow", "Principal": "*", "Action": "ecr:PutImage",
                 "Condition": {"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}}}\
                """)
            .statements()
            .getFirst();
    String pull =
        "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:BatchGetImage\"}";
    String everything =
        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"444455556666\"}, \"Action\": \"ecr:*\"}";

    Answer kept = within(pull, push);
    Answer broken = within(everything, push);

    assertThat(kept.isNobody()).isTrue();
    assertThat(broken.all()).hasSize(1);
    assertThat(broken.all().getFirst().actions()).containsExactly("ecr:PutImage");
    assertThat(broken.all().getFirst().example().request().principal().account())
        .isEqualTo("444455556666");
  }

  private Answer within(String statements, Statement guarded) {
    return access.within(
        PLACE,
        new AtRepository(policy(statements), null, List.of()),
        guarded,
        List.of(),
        () -> false);
  }

  private Answer ask(@Nullable String statements, List<String> actions) {
    Policy policy = statements == null ? null : policy(statements);
    return access.whoCan(PLACE, new AtRepository(policy, null, List.of()), actions, () -> false);
  }

  private static Policy policy(String statements) {
    return RandomPairs.parse(
        "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}",
        PolicyType.REPOSITORY_POLICY);
  }

  private static List<String> told(List<Grant> grants) {
    List<String> told = new ArrayList<>();
    grants.forEach(grant -> told.add(grant.principals().text()));
    return told;
  }
}
