package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.AccessConditions.Always;
import io.quaymaster.iam.analysis.AccessConditions.Case;
import io.quaymaster.iam.analysis.AccessConditions.Change;
import io.quaymaster.iam.analysis.AccessConditions.Never;
import io.quaymaster.iam.analysis.AccessConditions.Sometimes;
import io.quaymaster.iam.analysis.AccessConditions.Undecided;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.DerivedKeys;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.RandomCases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionalAccessTest {
  private static final String HOME = "111122223333";
  private static final int SEEDS = 400;

  /// Values that tell most constants of the random policies apart; null is absence, for keys that
  /// may be absent.
  private static final Map<String, List<@Nullable String>> VALUES =
      Map.of(
          "aws:currenttime",
          List.of(
              "2025-12-31T23:59:59Z",
              "2026-01-01T00:00:00Z",
              "2026-01-01T00:00:00.25Z",
              "2026-01-01T00:00:00.5Z",
              "2026-06-01T00:00:00Z"),
          "aws:sourceip",
          java.util.Arrays.asList(
              null,
              "203.0.113.7",
              "203.0.113.8",
              "10.9.9.9",
              "198.51.100.1",
              "2001:db8::1",
              "2001:db8::2",
              "::1"),
          "aws:securetransport",
          List.of("true", "false"),
          "aws:multifactorauthage",
          java.util.Arrays.asList(
              null, "-6", "-5", "0", "0.5", "0.7", "1", "10", "1000", "1001", "3600", "4000"));

  private final ConditionalAccess access = new ConditionalAccess();
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());

  @Test
  void on_random_policies_the_answer_is_that_of_every_request() {
    int sometimes = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomCases random = new RandomCases(new Dice(seed));
      DecisionCase read = seed % 2 == 0 ? random.next() : random.nextCondition();
      PolicySet policies = read.policies().toPolicySet();
      RequestContext known = without(read.request(), VALUES.keySet());
      AccessConditions answer =
          access.of(new OpenRequest(known, VALUES.keySet()::contains), policies);
      Set<Boolean> answers = new java.util.TreeSet<>();
      for (Map<String, String> keys : all()) {
        answers.add(isAllowed(with(known, keys), policies));
      }
      String seen = "seed %d: %s %s".formatted(seed, known, answer);
      switch (answer) {
        case Always() -> assertThat(answers).as(seen).containsExactly(true);
        case Never() -> assertThat(answers).as(seen).containsExactly(false);
        case Sometimes(List<Case> cases, boolean complete) -> {
          sometimes += answers.size() == 2 ? 1 : 0;
          assertThat(answers).as(seen).contains(true);
          assertThat(complete).as(seen).isTrue();
          assertThat(cases).as(seen).isNotEmpty();
        }
        case Undecided(String why, List<Case> sure) -> throw new AssertionError(seen);
      }
    }
    assertThat(sometimes).isGreaterThan(SEEDS / 20);
  }

  private static List<Map<String, String>> all() {
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
    for (var key : VALUES.entrySet()) {
      List<Map<String, String>> more = new ArrayList<>();
      for (Map<String, String> one : all) {
        for (@Nullable String value : key.getValue()) {
          Map<String, String> with = new LinkedHashMap<>(one);
          if (value != null) {
            with.put(key.getKey(), value);
          }
          more.add(with);
        }
      }
      all = more;
    }
    return all;
  }

  @Test
  void an_endpoint_that_is_not_told_is_a_condition() {
    AccessConditions answer =
        access.of(
            open("arn:aws:iam::111122223333:role/deploy"),
            PolicySet.NONE.withRepositoryPolicy(
                repository(
                    """
                    {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"},
                     "Action": "ecr:PutImage",
                     "Condition": {"StringEquals": {"aws:SourceVpce": ["vpce-1", "vpce-2"]}}},
                    {"Effect": "Deny", "Principal": "*", "Action": "ecr:PutImage",
                     "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}\
                    """)));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Sometimes.class,
            sometimes -> {
              assertThat(sometimes.complete()).isTrue();
              assertThat(sometimes.cases()).hasSize(1);
              assertThat(sometimes.cases().getFirst().conditions())
                  .extracting(condition -> condition.key() + " " + condition.text())
                  .containsExactlyInAnyOrder(
                      "aws:SourceVpce is vpce-1 or vpce-2",
                      "aws:SourceIp is anything but 203.0.113.0/24, or absent");
              assertThat(sometimes.cases().getFirst().example())
                  .containsEntry("aws:SourceVpce", new ContextValue.One("vpce-1"));
            });
  }

  @Test
  void a_key_whose_absence_is_known_is_no_condition() {
    AttachedPolicy policy =
        repository(
            """
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"},
             "Action": "ecr:PutImage",
             "Condition": {"StringEquals": {"aws:PrincipalTag/team": "web"}}}\
            """);
    RequestContext request = request("arn:aws:iam::111122223333:role/deploy");

    assertThat(
            access.of(
                new OpenRequest(request, key -> false),
                PolicySet.NONE.withRepositoryPolicy(policy)))
        .isInstanceOf(Never.class);
  }

  @Test
  void a_condition_that_is_dropped_is_gained_in_the_other_cases() {
    PolicySet before =
        PolicySet.NONE.withRepositoryPolicy(
            repository(
                """
                {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"},
                 "Action": "ecr:PutImage",
                 "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}}\
                """));
    PolicySet after =
        PolicySet.NONE.withRepositoryPolicy(
            repository(
                """
                {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"},
                 "Action": "ecr:PutImage"}\
                """));

    Change change = access.change(open("arn:aws:iam::111122223333:role/deploy"), before, after);

    assertThat(change.before()).isInstanceOf(Sometimes.class);
    assertThat(change.after()).isInstanceOf(Always.class);
    assertThat(change.lost()).isEmpty();
    assertThat(change.gained()).hasSize(1);
    assertThat(change.gained().getFirst().conditions())
        .extracting(condition -> condition.key() + " " + condition.text())
        .containsExactly("aws:SourceVpce is anything but vpce-1, or absent");
    assertThat(access.change(open("arn:aws:iam::111122223333:role/deploy"), after, before).lost())
        .hasSize(1);
  }

  @Test
  void a_variable_without_a_known_value_is_named() {
    AccessConditions answer =
        access.of(
            open("arn:aws:iam::111122223333:role/deploy"),
            PolicySet.NONE.withRepositoryPolicy(
                repository(
                    """
                    {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"},
                     "Action": "ecr:PutImage",
                     "Condition": {"StringEquals": {"aws:PrincipalTag/team": "${aws:SourceVpce}"}}}\
                    """)));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Undecided.class, undecided -> assertThat(undecided.why()).contains("aws:SourceVpce"));
  }

  private static RequestContext request(String role) {
    return new RequestContext(
        new Principal.RoleSession("aws", HOME, role.substring(role.indexOf('/') + 1), "s", false),
        "ecr:PutImage",
        "arn:aws:ecr:us-east-1:111122223333:repository/app",
        HOME,
        Map.of());
  }

  private static OpenRequest open(String role) {
    return new OpenRequest(
        DerivedKeys.complete(request(role), DerivedKeys.Known.NOTHING).request(), key -> true);
  }

  private static AttachedPolicy repository(String statements) {
    Policy policy =
        RandomPairs.parse(
            "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}",
            PolicyType.REPOSITORY_POLICY);
    return new AttachedPolicy(PolicyType.REPOSITORY_POLICY, "repository", policy);
  }

  private boolean isAllowed(RequestContext request, PolicySet policies) {
    return evaluator.evaluate(request, policies).decision().isAllowed();
  }

  private static RequestContext without(RequestContext request, Set<String> keys) {
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    context.keySet().removeAll(keys);
    context.remove("aws:epochtime");
    return withContext(request, context);
  }

  private static RequestContext with(RequestContext request, Map<String, String> keys) {
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    keys.forEach((key, value) -> context.put(key, new ContextValue.One(value)));
    return withContext(request, context);
  }

  private static RequestContext withContext(
      RequestContext request, Map<String, ContextValue> context) {
    return new RequestContext(
        request.principal(),
        request.action(),
        request.resource(),
        request.resourceAccount(),
        context);
  }
}
