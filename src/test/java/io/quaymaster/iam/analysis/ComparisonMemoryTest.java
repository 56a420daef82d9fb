package io.quaymaster.iam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.testing.PathologicalPairs;
import io.quaymaster.iam.testing.PolicyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two documents of the greatest size, however they are made, are compared in a heap of 256 MB, all
/// else of the program included. A solver has its own limit, outside of the heap.
class ComparisonMemoryTest {
  private static final int SIZE = 10_240;
  private static final String HEAP = "-Xmx256m";

  @Test
  void the_hardest_documents_of_the_greatest_size_fit_into_a_small_heap()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Hardest.class.getName())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    assertThat(told.lines()).filteredOn(line -> line.contains(" is ")).hasSize(all().size());
  }

  static List<PolicyPair> all() {
    Stream<PolicyPair> pathological =
        PathologicalPairs.all().stream()
            .filter(pair ->
                pair.id().matches("(abc3of26-200.21|question-marks-16|set-key-32|negated-100).*"));
    return Stream.concat(
            pathological,
            Stream.of(
                full(
                    "patterns",
                    i -> "\"StringLike\":{\"aws:PrincipalTag/t\":\"*a%d*b*\"}".formatted(i)),
                full(
                    "negated",
                    i -> "\"StringNotLike\":{\"aws:PrincipalTag/t\":\"*a%d*b*\"}".formatted(i)),
                full(
                    "keys",
                    i ->
                        "\"StringNotLike\":{\"aws:PrincipalTag/t%d\":[\"a*\",\"*b\"]}"
                            .formatted(i)),
                full(
                    "sets",
                    i ->
                        "\"ForAnyValue:StringLike\":{\"aws:TagKeys\":[\"k%d*\",\"*%d\"]}"
                            .formatted(i, i)),
                full("numbers", i -> "\"NumericLessThan\":{\"custom:n\":\"%d\"}".formatted(i)),
                full(
                    "addresses",
                    i -> "\"NotIpAddress\":{\"aws:SourceIp\":\"10.%d.0.0/16\"}".formatted(i)),
                full(
                    "variables",
                    i ->
                        "\"StringLike\":{\"aws:PrincipalTag/t\":\"a%d*${aws:username}*\"}"
                            .formatted(i))))
        .toList();
  }

  /// As many statements as fit, every third a Deny; the later document has one more and one less.
  private static PolicyPair full(String id, IntFunction<String> condition) {
    return new PolicyPair(
        id, PolicyType.IDENTITY_POLICY, document(0, condition), document(1, condition));
  }

  private static String document(int from, IntFunction<String> condition) {
    List<String> statements =
        IntStream.iterate(from, i -> i + 1)
            .mapToObj(i ->
                "{\"Effect\":\"%s\",\"Action\":\"ecr:%s\",\"Resource\":\"arn:aws:ecr:*:*:repository/*%d*\",\"Condition\":{%s}}"
                    .formatted(
                        i % 3 == 2 ? "Deny" : "Allow",
                        i % 2 == 0 ? "Put*" : "*Image",
                        i % 7,
                        condition.apply(i)))
            .limit(SIZE / 110)
            .toList();
    int size = 0;
    int count = 0;
    while (count < statements.size() && size + statements.get(count).length() < SIZE - 60) {
      size += statements.get(count++).length() + 1;
    }
    return "{\"Version\":\"2012-10-17\",\"Statement\":["
        + statements.stream().limit(count).collect(Collectors.joining(","))
        + "]}";
  }

  /// What runs in the small heap.
  static final class Hardest {
    private Hardest() {}

    public static void main(String[] args) {
      AccessComparator comparator =
          new AccessComparator(
              ServiceReference.load(),
              new Budget(
                  Budget.DEFAULT.states(), Budget.DEFAULT.nodes(), Budget.DEFAULT.classes()));
      for (PolicyPair pair : all()) {
        Place place = Place.of(pair.type(), RegistryKind.PRIVATE, null, null);
        Comparison comparison = comparator.compare(place, pair.parsedBefore(), pair.parsedAfter());
        System.out.println(pair.id() + " is " + comparison.verdict());
      }
    }
  }
}
