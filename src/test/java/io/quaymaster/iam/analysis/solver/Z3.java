package io.quaymaster.iam.analysis.solver;

import com.microsoft.z3.Context;
import com.microsoft.z3.Params;
import com.microsoft.z3.Status;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Z3 in this JVM, with a fresh context for each script.
public final class Z3 implements Solver {
  private final Duration limit;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          run -> Thread.ofPlatform().daemon().name("z3-watch").unstarted(run));

  private Z3(Duration limit) {
    this.limit = limit;
  }

  /// None where there is no native library for this machine.
  public static Optional<Solver> load(Duration limit) {
    try {
      Version.getString();
      return Optional.of(new Z3(limit));
    } catch (LinkageError | Z3Exception e) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return "Z3 " + Version.getString();
  }

  @Override
  public Timed decide(String script) {
    long start = System.nanoTime();
    Answer answer;
    try (Context context = new Context()) {
      // The solver's own limit is not asked everywhere; an interruption is.
      Future<?> alarm =
          watch.schedule(
              context::interrupt, limit.toMillis() + limit.toMillis() / 10, TimeUnit.MILLISECONDS);
      try {
        answer = decide(script, context);
      } finally {
        alarm.cancel(false);
      }
    }
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  private Answer decide(String script, Context context) {
    try {
      com.microsoft.z3.Solver solver = context.mkSolver();
      Params parameters = context.mkParams();
      parameters.add("timeout", Math.toIntExact(limit.toMillis()));
      solver.setParameters(parameters);
      solver.fromString(script);
      Status status = solver.check();
      return switch (status) {
        case SATISFIABLE -> Answer.SATISFIABLE;
        case UNSATISFIABLE -> Answer.UNSATISFIABLE;
        case UNKNOWN -> Answer.UNKNOWN;
      };
    } catch (Z3Exception e) {
      if (String.valueOf(e.getMessage()).contains("cancel")) {
        return Answer.UNKNOWN;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
