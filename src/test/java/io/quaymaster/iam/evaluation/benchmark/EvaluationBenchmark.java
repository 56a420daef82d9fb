package io.quaymaster.iam.evaluation.benchmark;

import io.quaymaster.iam.evaluation.CompiledPolicies;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Decision;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.CaseOutcome;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Decisions a second, on one thread, of the usual case: a session of a role of another account, two levels of SCPs, a
/// repository policy, and a condition on a tag; 64 requests of which some are allowed, some not. Prepared, plain and
/// explained side by side, so that the ratio is of one run.
///
///     ./mvnw -Pfast test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
///     java -cp "target/test-classes:target/classes:$(cat target/classpath)" \
///         io.quaymaster.iam.evaluation.benchmark.EvaluationBenchmark
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {
  private static final String CASE =
      """
      {"schema": "iam-decision-case/1", "id": "usual", "request": {
         "principal": "arn:aws:sts::444455556666:assumed-role/deployer/run-1", "action": "ecr:PutImage",
         "resource": "arn:aws:ecr:eu-central-1:111122223333:repository/team/app", "resourceAccount": "111122223333"},
       "identityPolicies": [{"name": "deploy", "policy": {"Version": "2012-10-17", "Statement": [
          {"Sid": "Login", "Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
          {"Sid": "Push", "Effect": "Allow", "Action": ["ecr:PutImage", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart",
             "ecr:CompleteLayerUpload", "ecr:BatchCheckLayerAvailability"],
           "Resource": "arn:aws:ecr:*:111122223333:repository/team/*"}]}}],
       "resourcePolicy": {"Version": "2012-10-17", "Statement": [
          {"Sid": "Pull", "Effect": "Allow", "Principal": {"AWS": ["111122223333", "444455556666"]},
           "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]},
          {"Sid": "Push", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:role/ci/deployer"},
           "Action": "ecr:*", "Condition": {"StringEquals": {"aws:PrincipalTag/team": ["blue", "green"]}}}]},
       "scps": [
         {"level": "root", "policies": [{"name": "FullAWSAccess", "policy": {"Version": "2012-10-17", "Statement":
            {"Effect": "Allow", "Action": "*", "Resource": "*"}}}]},
         {"level": "account", "policies": [
           {"name": "FullAWSAccess", "policy": {"Version": "2012-10-17", "Statement":
              {"Effect": "Allow", "Action": "*", "Resource": "*"}}},
           {"name": "regions", "policy": {"Version": "2012-10-17", "Statement":
              {"Effect": "Deny", "NotAction": ["ecr-public:*", "sts:*"], "Resource": "*",
               "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}}}}}]}]}
      """;

  private final Evaluator evaluator = new Evaluator(ServiceReference.load());
  private final PolicySet policies = policies();
  private final CompiledPolicies prepared = evaluator.compile(policies);
  private final List<RequestContext> requests = requests();
  private int next;

  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include(EvaluationBenchmark.class.getSimpleName()).build())
        .run();
  }

  @Benchmark
  public Decision prepared() {
    return prepared.decide(request());
  }

  @Benchmark
  public EvaluationResult plain() {
    return evaluator.evaluate(request(), policies);
  }

  @Benchmark
  public Explanation explained() {
    return evaluator.explain(request(), policies);
  }

  @Benchmark
  public CompiledPolicies preparing() {
    return evaluator.compile(policies);
  }

  private RequestContext request() {
    next = (next + 1) % requests.size();
    return requests.get(next);
  }

  private static PolicySet policies() {
    return switch (DecisionCases.read(CASE)) {
      case CaseOutcome.Read(DecisionCase read) when read.invalid().isEmpty() ->
          read.policies().toPolicySet();
      case CaseOutcome.Read(DecisionCase read) ->
          throw new IllegalStateException(read.invalid().toString());
      case CaseOutcome.Malformed(String message) -> throw new IllegalStateException(message);
    };
  }

  private static List<RequestContext> requests() {
    List<RequestContext> requests = new ArrayList<>();
    for (String role : List.of("ci/deployer", "ci/reader")) {
      for (String action :
          List.of(
              "ecr:PutImage", "ecr:BatchGetImage", "ecr:UploadLayerPart", "ecr:DeleteRepository")) {
        for (String region : List.of("eu-central-1", "us-east-1")) {
          for (String team : List.of("blue", "red")) {
            for (String repository : List.of("team/app", "other/app")) {
              requests.add(
                  new RequestContext(
                      new Principal.RoleSession("aws", "444455556666", role, "run-1", false),
                      action,
                      "arn:aws:ecr:" + region + ":111122223333:repository/" + repository,
                      "111122223333",
                      Map.of(
                          "aws:RequestedRegion", new ContextValue.One(region),
                          "aws:PrincipalTag/team", new ContextValue.One(team),
                          "aws:ResourceTag/env", new ContextValue.One("prod"),
                          "aws:SecureTransport", new ContextValue.One("true"))));
            }
          }
        }
      }
    }
    return requests;
  }
}
