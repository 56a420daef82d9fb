package io.quaymaster.iam.analysis.solver;

import java.time.Duration;
import java.util.Optional;

/// Z3 in this JVM.
public final class Z3Oracle implements Solver {
  private final Z3 z3;
  private final Duration limit;

  private Z3Oracle(Z3 z3, Duration limit) {
    this.z3 = z3;
    this.limit = limit;
  }

  /// None where there is no native library for this machine.
  public static Optional<Solver> load(Duration limit) {
    return Z3.load().map(z3 -> new Z3Oracle(z3, limit));
  }

  @Override
  public String name() {
    return z3.name();
  }

  @Override
  public Timed decide(String script) {
    long start = System.nanoTime();
    Answer answer =
        switch (z3.solve(script, limit, () -> false)) {
          case Solution.Satisfiable _ -> Answer.SATISFIABLE;
          case Solution.Unsatisfiable _ -> Answer.UNSATISFIABLE;
          case Solution.Unknown _ -> Answer.UNKNOWN;
        };
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public void close() {}
}
