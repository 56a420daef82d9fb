package io.quaymaster.iam.analysis.solver;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Z3 in processes of its own, one for each thread that asks, begun anew when a question was too
/// much for it.
public final class Z3Oracle implements Solver {
  private static final int MEGABYTES = 4096;

  private final Duration limit;
  private final String name;
  private final Queue<SolverProcess> idle = new ConcurrentLinkedQueue<>();

  private Z3Oracle(SolverProcess first, Duration limit) {
    this.limit = limit;
    name = first.name();
    idle.add(first);
  }

  /// None where there is no native library for this machine.
  public static Optional<Solver> load(Duration limit) {
    return start().map(process -> new Z3Oracle(process, limit));
  }

  private static Optional<SolverProcess> start() {
    return SolverProcess.start(MEGABYTES, () -> false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Timed decide(String script) {
    SolverProcess process = Optional.ofNullable(idle.poll()).or(Z3Oracle::start).orElseThrow();
    long start = System.nanoTime();
    Answer answer =
        switch (process.solve(script, limit, () -> false)) {
          case Solution.Satisfiable _ -> Answer.SATISFIABLE;
          case Solution.Unsatisfiable _ -> Answer.UNSATISFIABLE;
          case Solution.Unknown _ -> Answer.UNKNOWN;
        };
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (process.isAlive()) {
      idle.add(process);
    } else {
      process.close();
    }
    return new Timed(answer, took);
  }

  @Override
  public void close() {
    idle.forEach(SolverProcess::close);
    idle.clear();
  }
}
