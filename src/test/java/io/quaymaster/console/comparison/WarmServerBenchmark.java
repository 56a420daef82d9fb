package io.quaymaster.console.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.identity.As;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.testing.EcrPairs;
import io.quaymaster.iam.testing.PolicyPair;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Measures what a comparison takes a warm server, from the call that the Compare screen makes to
/// all classes of both directions: signed in, both texts and what is on file read from H2. All
/// versions of the sample workspace beside the one before them, and generated texts pasted into one
/// of its policies; only texts of up to 4 KB. Prints a table in Markdown and keeps it in
/// `target/warm-server-benchmark.md`.
///
/// `./mvnw -Pfast test -Dtest=WarmServerBenchmark -Dtest.jvm.compiler=`, with
/// `-Dbenchmark.pairs=400` for the generator.
@SpringBootTest(properties = "quaymaster.sample=true")
class WarmServerBenchmark {
  private static final int PAIRS = Integer.getInteger("benchmark.pairs", 400);
  private static final int WARM_UPS = 3;
  private static final int MOST = 4_096;

  @TempDir static Path folder;

  @Autowired PolicyComparisons comparisons;
  @Autowired PolicyCatalog policies;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
  }

  private record Asked(PolicySummary policy, Side before, Side after) {}

  /// In nanoseconds.
  private record Took(long passed, long cpu) {}

  @Test
  void measure() throws Exception {
    List<Asked> versions = versions();
    List<Asked> pasted = pasted();
    assertThat(versions).hasSizeGreaterThan(100);
    for (int i = 0; i < WARM_UPS; i++) {
      versions.forEach(this::took);
      pasted.forEach(this::took);
    }
    StringBuilder table =
        new StringBuilder(
            "| pairs | number | median ms | p95 | p99 | p95 of CPU |\n|---|---|---|---|---|---|\n");
    row(table, "versions of the sample workspace", versions);
    row(table, "generated, pasted", pasted);
    Files.writeString(Path.of("target/warm-server-benchmark.md"), table);
    System.out.println(table);
  }

  private void row(StringBuilder table, String name, List<Asked> all) {
    List<Took> took = all.stream().map(this::took).toList();
    List<Long> passed = took.stream().map(Took::passed).sorted().toList();
    List<Long> cpu = took.stream().map(Took::cpu).sorted().toList();
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.2f | %.2f | %.2f | %.2f |%n",
            name,
            all.size(),
            millis(passed, 0.5),
            millis(passed, 0.95),
            millis(passed, 0.99),
            millis(cpu, 0.95)));
  }

  private static double millis(List<Long> sorted, double quantile) {
    int at = (int) Math.ceil(quantile * sorted.size()) - 1;
    return sorted.get(Math.max(0, at)) / 1e6;
  }

  private Took took(Asked asked) {
    return As.VIEWER.call(() -> {
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long start = System.nanoTime();
      ComparisonReport report =
          comparisons.compare(asked.policy().id(), asked.before(), asked.after());
      long passed = System.nanoTime() - start;
      assertThat(report).isInstanceOf(ComparisonReport.Compared.class);
      return new Took(passed, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
    });
  }

  /// Each version beside the one before it.
  private List<Asked> versions() {
    List<Asked> all = new ArrayList<>();
    for (PolicySummary policy : summaries()) {
      int latest = policy.latest() == null ? 0 : policy.latest().value();
      for (int number = 2; number <= latest; number++) {
        VersionId before = new VersionId(policy.id(), new VersionNumber(number - 1));
        VersionId after = new VersionId(policy.id(), new VersionNumber(number));
        if (isShort(text(before)) && isShort(text(after))) {
          all.add(new Asked(policy, new Side.OfVersion(before), new Side.OfVersion(after)));
        }
      }
    }
    return all;
  }

  private List<Asked> pasted() {
    PolicySummary repository = first(PolicyType.REPOSITORY_POLICY);
    PolicySummary identity = first(PolicyType.IDENTITY_POLICY);
    EcrPairs source = new EcrPairs(1);
    List<Asked> all = new ArrayList<>();
    while (all.size() < PAIRS) {
      PolicyPair pair = source.next();
      if (isShort(pair.before()) && isShort(pair.after())) {
        all.add(
            new Asked(
                pair.type() == PolicyType.REPOSITORY_POLICY ? repository : identity,
                new Side.OfText(pair.before()),
                new Side.OfText(pair.after())));
      }
    }
    return all;
  }

  private static boolean isShort(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= MOST;
  }

  private PolicySummary first(PolicyType type) {
    return summaries().stream().filter(policy -> policy.type() == type).findFirst().orElseThrow();
  }

  private List<PolicySummary> summaries() {
    return As.VIEWER.call(() -> policies.policies(PolicyFilter.ALL, new Window(0, 200)));
  }

  private String text(VersionId version) {
    return As.VIEWER.call(() -> policies.version(version).text());
  }
}
