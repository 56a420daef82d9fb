package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quaymaster.iam.analysis.solver.AccessQuestion;
import io.quaymaster.iam.analysis.solver.Cvc5;
import io.quaymaster.iam.analysis.solver.Inexpressible;
import io.quaymaster.iam.analysis.solver.Solver;
import io.quaymaster.iam.analysis.solver.Z3Oracle;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.EcrPairs;
import io.quaymaster.iam.testing.PolicyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Verdicts against those of a general solver, which shares nothing with the engine: a false
/// `EQUIVALENT` has no witness that could betray it.
///
/// A long run: `./mvnw -Pfast test -Dtest=SolverComparisonTest -Dcomparison.pairs=10000
/// -Dcomparison.solver=cvc5 -Dcomparison.seed=1`, which asks about that many pairs of each source
/// on all cores and writes how far it is to `target/solver-comparison.txt`.
class SolverComparisonTest {
  private static final int PAIRS = Integer.getInteger("comparison.pairs", 6);
  private static final long SEED = Long.getLong("comparison.seed", 20_261_122L);
  private static final String SOLVER = System.getProperty("comparison.solver", "z3");
  private static final Duration LIMIT = Duration.ofMillis(Long.getLong("comparison.limit", 1_000));

  private static final Budget ENGINE_ALONE =
      new Budget(Budget.DEFAULT.states(), Budget.DEFAULT.nodes(), Budget.DEFAULT.classes());

  /// Where the pairs come from.
  enum Source {
    REPOSITORY,
    IDENTITY,
    ECR;

    PolicyPair pair(long seed) {
      return switch (this) {
        case REPOSITORY -> random(seed, PolicyType.REPOSITORY_POLICY);
        case IDENTITY -> random(seed, PolicyType.IDENTITY_POLICY);
        case ECR -> new EcrPairs(seed).next();
      };
    }

    private static PolicyPair random(long seed, PolicyType type) {
      RandomPairs.Pair pair = new RandomPairs(new Dice(seed), type).next();
      return new PolicyPair("random-" + seed, type, pair.before(), pair.after());
    }
  }

  private static Optional<Solver> patient = Optional.empty();

  @BeforeAll
  static void load() {
    patient = Z3Oracle.load(Duration.ofSeconds(10));
  }

  @AfterAll
  static void close() {
    patient.ifPresent(Solver::close);
  }

  /// What the engine left open is no question for the solver that it would ask itself.
  private final AccessComparator comparator =
      new AccessComparator(
          ServiceReference.load(), SOLVER.equals("z3") ? ENGINE_ALONE : Budget.DEFAULT);

  private final SolverTally tally = new SolverTally();

  @ParameterizedTest
  @EnumSource
  void a_solver_gives_the_same_verdicts(Source source) {
    Optional<Solver> loaded = SOLVER.equals("cvc5") ? Cvc5.load(LIMIT) : Z3Oracle.load(LIMIT);
    assumeTrue(loaded.isPresent(), "there is no " + SOLVER + " for this machine");
    String question = "%s by %s, seed %d".formatted(source, SOLVER, SEED);
    try (Solver solver = loaded.orElseThrow()) {
      IntStream.range(0, PAIRS)
          .parallel()
          .forEach(i -> {
            compare(source.pair(SEED + i), SEED + i, solver);
            tally.progress(question, PAIRS);
          });
    }
    System.out.println(question + ": " + tally);
    assertThat(tally.disagreements()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "AWS":"444455556666"                                 | "AWS":"arn:aws:iam::444455556666:root"            | EQUIVALENT
          "AWS":"arn:aws:iam::111122223333:role/ci"            | "AWS":"111122223333"                              | LESS_PERMISSIVE
          "AWS":"arn:aws:sts::444455556666:assumed-role/ci/x"  | "AWS":"arn:aws:iam::444455556666:role/ci"         | INCOMPARABLE
          "AWS":"444455556666"                                 | "AWS":"*"                                         | MORE_PERMISSIVE
          "AWS":["444455556666","777788889999"]                | "AWS":"777788889999"                              | LESS_PERMISSIVE
          "Service":"codebuild.amazonaws.com"                  | "AWS":"*"                                         | MORE_PERMISSIVE
          """)
  void a_solver_knows_levels(String before, String after, Verdict verdict) {
    String document =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{%s},\"Action\":\"ecr:PutImage\"}}";
    agree(
        PolicyType.REPOSITORY_POLICY,
        document.formatted(before),
        document.formatted(after),
        verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Action":"ecr:PutImage","Resource":"*"            | "Action":"ECR:putimage","Resource":["*"]              | EQUIVALENT
          "Action":"ecr:GetAuthorizationToken","Resource":"*" | "Action":"ecr:GetAuthorizationToken","Resource":"arn:aws:ecr:*" | LESS_PERMISSIVE
          "Action":"ecr:PutImage","Resource":"arn:aws:ecr:*:*:repository/a*" | "Action":"ecr:PutImage","Resource":"arn:aws:ecr:*:*:repository/*a*" | MORE_PERMISSIVE
          "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*" | "Action":"s3:Get*","Resource":"arn:aws:s3:::b/x*"  | INCOMPARABLE
          "Action":"logs:PutLogEvents","Resource":"arn:aws:logs:*:log-group:x" | "Action":"logs:PutLogEvents","Resource":"arn:aws:logs:*:*:log-group:x" | EQUIVALENT
          "Action":"ecr:PutImage","Resource":"arn:aws:ecr:*:*:repository/app*" | "Action":"ecr:PutImage","Resource":"arn:aws:ecr:*:*:repository/*app*" | MORE_PERMISSIVE
          "Action":"ecr:PutImage","Resource":"arn:aws:ecr:*:repository/app" | "Action":"ecr:PutImage","Resource":"arn:aws:ecr:*:*:repository/app" | MORE_PERMISSIVE
          "Action":"ecr:*","Resource":"arn:aws:ecr"         | "Action":"ecr:*","Resource":"arn:aws:ecr:*:*:*"       | EQUIVALENT
          """)
  void a_solver_knows_resources(String before, String after, Verdict verdict) {
    String document = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",%s}}";
    agree(
        PolicyType.IDENTITY_POLICY, document.formatted(before), document.formatted(after), verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "StringEquals":{"aws:PrincipalOrgID":"o-1"}         | "StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"} | MORE_PERMISSIVE
          "StringNotEquals":{"k":["a","b"]}                   | "StringNotEquals":{"k":"a"}                         | MORE_PERMISSIVE
          "ForAllValues:StringEquals":{"k":"a"}               | "ForAnyValue:StringEquals":{"k":"a"}                | INCOMPARABLE
          "ForAllValues:StringEquals":{"k":"a"}               | "ForAllValues:StringEquals":{"k":"a"},"ForAnyValue:StringEqualsIfExists":{"k":"a"} | LESS_PERMISSIVE
          "NumericLessThan":{"k":"5"}                         | "NumericLessThanEquals":{"k":"5.0"}                 | MORE_PERMISSIVE
          "IpAddress":{"aws:SourceIp":"10.0.0.0/8"}           | "IpAddress":{"aws:SourceIp":["10.0.0.0/9","10.128.0.0/9"]} | EQUIVALENT
          "DateLessThan":{"aws:CurrentTime":"1970-01-02"}     | "DateLessThan":{"aws:EpochTime":"86400"}            | EQUIVALENT
          "Bool":{"aws:SecureTransport":"true"}               | "Null":{"k":"true"}                                 | INCOMPARABLE
          "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"} | "StringEquals":{"aws:PrincipalType":"AssumedRole"} | MORE_PERMISSIVE
          "StringEqualsIgnoreCase":{"k":"a"}                  | "StringEquals":{"k":["a","A"]}                      | EQUIVALENT
          "StringEquals":{"k":"${aws:username}"}              | "StringLike":{"k":"*"}                              | MORE_PERMISSIVE
          """)
  void a_solver_knows_conditions(String before, String after, Verdict verdict) {
    String document =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ecr:PutImage\",\"Resource\":\"*\",\"Condition\":{%s}}}";
    agree(
        PolicyType.IDENTITY_POLICY, document.formatted(before), document.formatted(after), verdict);
  }

  private void agree(PolicyType type, String before, String after, Verdict verdict) {
    assumeTrue(patient.isPresent(), "there is no Z3 for this machine");
    PolicyPair pair = new PolicyPair("known", type, before, after);
    Place place = placeOf(type);
    assertThat(comparator.compare(place, pair.parsedBefore(), pair.parsedAfter()).verdict())
        .isEqualTo(verdict);
    AccessQuestion question = AccessQuestion.of(place, pair.parsedBefore(), pair.parsedAfter());
    assertThat(patient.orElseThrow().verdict(question)).contains(verdict);
  }

  private void compare(PolicyPair pair, long seed, Solver solver) {
    Policy before = pair.parsedBefore();
    Policy after = pair.parsedAfter();
    Place place = placeOf(pair.type());
    Comparison comparison = comparator.compare(place, before, after);
    AccessQuestion question;
    try {
      question = AccessQuestion.of(place, before, after);
    } catch (Inexpressible e) {
      tally.inexpressible();
      return;
    }
    tally.add(
        comparison,
        solver.verdict(question),
        () -> "seed %d%n%s%n%s".formatted(seed, pair.before(), pair.after()));
  }

  private static Place placeOf(PolicyType type) {
    Arn repository = Arn.ofRepository("aws", "us-east-1", "111122223333", "app");
    return Place.of(
        type, RegistryKind.PRIVATE, type == PolicyType.REPOSITORY_POLICY ? repository : null, null);
  }
}
