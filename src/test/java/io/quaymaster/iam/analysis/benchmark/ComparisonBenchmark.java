package io.quaymaster.iam.analysis.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.analysis.solver.AccessQuestion;
import io.quaymaster.iam.analysis.solver.Cvc5;
import io.quaymaster.iam.analysis.solver.Inexpressible;
import io.quaymaster.iam.analysis.solver.Solver;
import io.quaymaster.iam.analysis.solver.Solver.Timed;
import io.quaymaster.iam.analysis.solver.Z3Oracle;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.testing.PolicyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Measures comparisons, warm and on one thread, beside the solvers that this machine has, which
/// are asked about every n-th pair. Prints a table in Markdown and keeps it in
/// `target/comparison-benchmark.md`.
///
/// `./mvnw -Pfast test -Dtest=ComparisonBenchmark -Dtest.jvm.compiler=`, with `-Dbenchmark.seeds=5`
/// and `.pairs=400` for the generator, `.sample=40` pairs of each corpus for a solver (0: none),
/// `.limit=5000` milliseconds for a direction, `.corpus=FOLDER` for other corpora,
/// `.scripts=FOLDER` to keep the scripts.
class ComparisonBenchmark {
  private static final int SEEDS = Integer.getInteger("benchmark.seeds", 5);
  private static final int PAIRS = Integer.getInteger("benchmark.pairs", 400);
  private static final int SAMPLE = Integer.getInteger("benchmark.sample", 40);
  private static final Duration LIMIT = Duration.ofMillis(Long.getLong("benchmark.limit", 5_000));
  private static final int WARM_UP = 400;
  private static final int ROUNDS = 3;
  private static final Duration LONG = Duration.ofMillis(100);

  private final AccessComparator comparator = new AccessComparator();
  private final StringBuilder table = new StringBuilder();
  private final List<String> disagreements = new ArrayList<>();

  /// A pair, parsed, and what comparing it took and gave.
  private record Measured(
      PolicyPair pair, Duration verdict, Duration classes, Comparison comparison) {}

  @Test
  void measure() throws IOException {
    List<Solver> solvers = new ArrayList<>();
    if (SAMPLE > 0) {
      Cvc5.load(LIMIT).ifPresent(solvers::add);
      Z3Oracle.load(LIMIT).ifPresent(solvers::add);
    }
    Map<String, List<PolicyPair>> corpora =
        Corpora.all(System.getProperty("benchmark.corpus"), SEEDS, PAIRS);
    corpora.values().forEach(pairs -> pairs.stream().limit(WARM_UP).forEach(this::measure));
    table.append("| pairs | by | number | decided | median ms | p95 | p99 | max | ratio |\n");
    table.append("|---|---|---|---|---|---|---|---|---|\n");
    corpora.forEach((name, pairs) -> measure(name, pairs, solvers));
    table.append("\nDisagreements: ").append(disagreements.size()).append('\n');
    disagreements.forEach(told -> table.append("- ").append(told).append('\n'));
    solvers.forEach(Solver::close);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/comparison-benchmark.md"), table);
    System.out.println(table);
    assertThat(disagreements).isEmpty();
  }

  private void measure(String corpus, List<PolicyPair> pairs, List<Solver> solvers) {
    List<Measured> measured = pairs.stream().map(this::measure).toList();
    long decided = measured.stream().filter(ComparisonBenchmark::isDecided).count();
    row(
        corpus,
        "Quaymaster, verdict and witnesses",
        measured.size(),
        decided,
        new Times(measured.stream().map(Measured::verdict).toList()),
        "");
    row(
        corpus,
        "Quaymaster, all classes",
        measured.size(),
        decided,
        new Times(measured.stream().map(Measured::classes).toList()),
        "");
    List<Measured> sample = sample(measured);
    solvers.forEach(solver -> ask(corpus, sample, solver));
  }

  private static boolean isDecided(Measured measured) {
    return measured.comparison.verdict() != Verdict.UNDECIDED;
  }

  /// Every n-th pair, n having nothing in common with the cycles of generators.
  private static List<Measured> sample(List<Measured> all) {
    int step = all.size() / Math.max(1, SAMPLE);
    while (step > 1 && (step % 2 == 0 || step % 3 == 0 || step % 5 == 0)) {
      step--;
    }
    int every = Math.max(1, step);
    return IntStream.range(0, all.size())
        .filter(i -> i % every == 0)
        .limit(SAMPLE)
        .mapToObj(all::get)
        .toList();
  }

  private void ask(String corpus, List<Measured> sample, Solver solver) {
    List<Duration> times = new ArrayList<>();
    List<Duration> ours = new ArrayList<>();
    int decided = 0;
    int asked = 0;
    for (Measured measured : sample) {
      PolicyPair pair = measured.pair;
      Optional<AccessQuestion> question = question(pair);
      if (question.isEmpty()) {
        continue;
      }
      asked++;
      Timed gained = solver.decide(question.get().gained());
      Timed lost = solver.decide(question.get().lost());
      times.add(gained.took().plus(lost.took()));
      ours.add(measured.verdict);
      Optional<Verdict> verdict = Solver.verdict(gained.answer(), lost.answer());
      decided += verdict.isPresent() ? 1 : 0;
      if (verdict.isPresent()
          && isDecided(measured)
          && verdict.get() != measured.comparison.verdict()) {
        disagreements.add(
            "%s of %s: %s, %s says %s"
                .formatted(
                    pair.id(),
                    corpus,
                    measured.comparison.verdict(),
                    solver.name(),
                    verdict.get()));
      }
    }
    Times all = new Times(times);
    double ratio = all.median() / new Times(ours).median();
    row(corpus, solver.name(), asked, decided, all, "%.0f ×".formatted(ratio));
  }

  private static Optional<AccessQuestion> question(PolicyPair pair) {
    try {
      AccessQuestion question =
          AccessQuestion.of(place(pair), pair.parsedBefore(), pair.parsedAfter());
      keep(pair, question);
      return Optional.of(question);
    } catch (Inexpressible e) {
      return Optional.empty();
    }
  }

  private static void keep(PolicyPair pair, AccessQuestion question) {
    @Nullable String folder = System.getProperty("benchmark.scripts");
    if (folder == null) {
      return;
    }
    String name = pair.id().replaceAll("[^A-Za-z0-9.-]+", "_");
    try {
      Path into = Files.createDirectories(Path.of(folder));
      Files.writeString(into.resolve(name + ".gained.smt2"), question.gained());
      Files.writeString(into.resolve(name + ".lost.smt2"), question.lost());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void row(String corpus, String by, int number, long decided, Times times, String ratio) {
    double percent = number == 0 ? 0 : 100.0 * decided / number;
    table
        .append("| %s | %s | %d | ".formatted(corpus, by, number))
        .append(String.format(Locale.ROOT, "%.1f %% | ", percent))
        .append(times.columns())
        .append(" | ")
        .append(ratio)
        .append(" |\n");
  }

  private Measured measure(PolicyPair pair) {
    Place place = place(pair);
    Policy before = pair.parsedBefore();
    Policy after = pair.parsedAfter();
    return new Measured(
        pair,
        took(() -> comparator.decide(place, before, after)),
        took(() -> comparator.compare(place, before, after)),
        comparator.compare(place, before, after));
  }

  /// The middle one of a few times; of what takes long, the first.
  private static Duration took(Runnable work) {
    List<Duration> times = new ArrayList<>();
    do {
      long start = System.nanoTime();
      work.run();
      times.add(Duration.ofNanos(System.nanoTime() - start));
    } while (times.size() < ROUNDS && times.getFirst().compareTo(LONG) < 0);
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static Place place(PolicyPair pair) {
    Arn repository = Arn.ofRepository("aws", "us-east-1", "111122223333", "app");
    boolean attached = pair.type() == PolicyType.REPOSITORY_POLICY;
    return Place.of(pair.type(), RegistryKind.PRIVATE, attached ? repository : null, null);
  }
}
