package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine reads the values of conditions with code of its own; it must take the same texts for
/// numbers, dates and addresses as the evaluator does.
class ConditionValuesTest {
  private static final int RANDOM_TEXTS = 400;

  private final Evaluator evaluator = new Evaluator(ServiceReference.load());
  private final AccessComparator comparator = new AccessComparator();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.0",
        "1.",
        ".5",
        "-.5",
        "+1",
        "+.5e2",
        "1e3",
        "1E+3",
        "1e-3",
        "1e0003",
        "-0",
        "00",
        "1e00000003",
        ".",
        "-",
        "+",
        "",
        "e5",
        "1e",
        "1e+",
        "0x10",
        "1,5",
        "1_000",
        " 1",
        "1 ",
        "--1",
        "1.2.3",
        "NaN"
      })
  void numbers(String text) {
    readsAlike("NumericEquals", "aws:MultiFactorAuthAge", text, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026",
        "2026-01",
        "2026-01-31",
        "2026-02-30",
        "2026-13",
        "2026-1",
        "2026-01-01T00:00Z",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.25Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T24:00Z",
        "2026-01-01T23:59:60Z",
        "2026-01-01T00:00:00",
        "2026-01-01T00Z",
        "2026-01-01t00:00z",
        "2026-01-01T00:00+02:00",
        "2026-01-01T00:00-00:00",
        "2026-01-01T00:00+18:30",
        "2026-01-01T00:00+23:59",
        "2026-01-01T00:00+24:00",
        "2026-01-01T00:00+02",
        "0000",
        "0",
        "1767225600",
        "-5",
        "+5",
        "1767225600.5",
        "1e9",
        ".5",
        "5.",
        "",
        "soon",
        "12345",
        "999999999999999"
      })
  void dates(String text) {
    readsAlike("DateEquals", "aws:TokenIssueTime", text, text);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7/32, 203.0.113.7",
    "203.0.113.7/33, 203.0.113.7",
    "203.0.113.7/08, 203.0.113.7",
    "203.0.113.7/8, 203.0.113.7",
    "203.0.113.7/, 203.0.113.7",
    "203.0.113.7/-1, 203.0.113.7",
    "203.0.113.7/0, 203.0.113.7",
    "203.0.113.7/00, 203.0.113.7",
    "203.0.113.07, 203.0.113.7",
    "203.0.113.256, 203.0.113.7",
    "203.0.113, 203.0.113.7",
    "203.0.113.7.1, 203.0.113.7",
    "2001:db8::1, 2001:db8::1",
    "2001:DB8::1/128, 2001:db8::1",
    "2001:db8::1/129, 2001:db8::1",
    "2001:db8::/032, 2001:db8::1",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:0:0:0:1, 2001:db8::1",
    "2001:db8::0:0:0:0:0:1, 2001:db8::1",
    "2001:db8::0:0:0:0:1, 2001:db8::1",
    "2001::db8::1, 2001:db8::1",
    "::ffff:203.0.113.7, ::ffff:203.0.113.7",
    "::203.0.113.7, ::203.0.113.7",
    "203.0.113.7::, ::1",
    "::, ::",
    "::/0, ::1",
    ":::, ::",
    ":1::, 2001:db8::1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8::, 1:2:3:4:5:6:7:8",
    "12345::, 2001:db8::1",
    "1:2:3:4:5:6:203.0.113.7, 1:2:3:4:5:6:203.0.113.7",
    "1:2:3:4:5:6:7:203.0.113.7, 1:2:3:4:5:6:7:8",
    "fe80::1%eth0, fe80::1"
  })
  void addresses(String range, String address) {
    readsAlike("IpAddress", "aws:SourceIp", range, address);
  }

  @ParameterizedTest
  @CsvSource({
    "NumericEquals, aws:MultiFactorAuthAge, 0159+-.eE",
    "DateEquals, aws:TokenIssueTime, 0129-:TZ+.",
    "IpAddress, aws:SourceIp, 012:./f"
  })
  void random_texts(String operator, String key, String alphabet) {
    List<String> letters = List.of(alphabet.split(""));
    for (long seed = 0; seed < RANDOM_TEXTS; seed++) {
      Dice dice = new Dice(seed);
      StringBuilder text = new StringBuilder();
      for (int length = dice.between(1, 8); length > 0; length--) {
        text.append(dice.of(letters));
      }
      String whole = text.toString();
      readsAlike(operator, key, whole, whole.replaceAll("/.*", ""));
    }
  }

  /// A statement under the condition grants something if and only if a request whose value is the
  /// condition's own is allowed.
  private void readsAlike(String operator, String key, String text, String value) {
    Policy policy =
        RandomPairs.parse(
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
             "Action": "ecr:PutImage", "Condition": {"%s": {"%s": "%s"}}}]}\
            """
                .formatted(operator, key, text),
            PolicyType.REPOSITORY_POLICY);
    RequestContext request =
        new RequestContext(
            new Principal.RoleSession("aws", "111122223333", "deploy", "s", false),
            "ecr:PutImage",
            "arn:aws:ecr:us-east-1:111122223333:repository/app",
            "111122223333",
            Map.of(key, new ContextValue.One(value)));
    boolean allowed =
        evaluator
            .evaluate(
                request,
                PolicySet.NONE.withRepositoryPolicy(
                    new AttachedPolicy(PolicyType.REPOSITORY_POLICY, "repository", policy)))
            .decision()
            .isAllowed();

    Verdict verdict =
        comparator
            .compare(
                Place.of(PolicyType.REPOSITORY_POLICY, RegistryKind.PRIVATE, null, null),
                null,
                policy)
            .verdict();

    assertThat(verdict)
        .as("%s %s", operator, text)
        .isEqualTo(allowed ? Verdict.MORE_PERMISSIVE : Verdict.EQUIVALENT);
  }
}
