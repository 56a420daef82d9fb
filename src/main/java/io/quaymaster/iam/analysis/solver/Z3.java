package io.quaymaster.iam.analysis.solver;

import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Global;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Z3 in this JVM, with a fresh context for each script. Its native library is loaded by the first
/// use of this class.
public final class Z3 {
  private static final int STEP = 10;
  private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9a-fA-F]+)}");

  private final String name;

  private Z3(String name) {
    this.name = name;
  }

  /// None where its jar is missing, or holds no native library for this machine.
  ///
  /// @param megabytes of native memory that it may take
  public static Optional<Z3> load(int megabytes) {
    try {
      Global.setParameter("memory_max_size", String.valueOf(megabytes));
      return Optional.of(new Z3("Z3 " + Version.getString()));
    } catch (LinkageError | Z3Exception e) {
      return Optional.empty();
    }
  }

  /// Its name and version.
  public String name() {
    return name;
  }

  /// Decides a script within `limit`.
  ///
  /// @throws CancellationException when its thread is interrupted
  public Solution solve(String script, Duration limit) {
    Run run = new Run(script, limit);
    FutureTask<Solution> task = new FutureTask<>(run::solve);
    Thread.ofPlatform().daemon().name("z3").start(task);
    // The solver's own limit is not asked everywhere; an interruption is.
    for (long waited = 0; waited <= 2 * limit.toMillis(); waited += STEP) {
      try {
        return task.get(STEP, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (waited > limit.toMillis()) {
          run.interrupt();
        }
      } catch (InterruptedException e) {
        run.interrupt();
        Thread.currentThread().interrupt();
        throw new CancellationException("The comparison was interrupted");
      } catch (ExecutionException e) {
        throw new IllegalStateException("Z3 refuses its question", e.getCause());
      }
    }
    return new Solution.Unknown();
  }

  private static final class Run {
    private final String script;
    private final Duration limit;
    private @Nullable Context context;

    Run(String script, Duration limit) {
      this.script = script;
      this.limit = limit;
    }

    Solution solve() {
      Context own = new Context();
      try {
        use(own);
        return solve(own);
      } catch (Z3Exception e) {
        String why = String.valueOf(e.getMessage());
        if (why.contains("cancel") || why.contains("memory")) {
          return new Solution.Unknown();
        }
        throw e;
      } finally {
        use(null);
        own.close();
      }
    }

    private synchronized void use(@Nullable Context other) {
      context = other;
    }

    synchronized void interrupt() {
      if (context != null) {
        context.interrupt();
      }
    }

    private Solution solve(Context own) {
      Solver solver = own.mkSolver();
      Params parameters = own.mkParams();
      parameters.add("timeout", Math.toIntExact(limit.toMillis()));
      solver.setParameters(parameters);
      solver.fromString(script);
      return switch (solver.check()) {
        case SATISFIABLE -> new Solution.Satisfiable(values(solver.getModel()));
        case UNSATISFIABLE -> new Solution.Unsatisfiable();
        case UNKNOWN -> new Solution.Unknown();
      };
    }

    private static Map<String, String> values(Model model) {
      Map<String, String> values = new LinkedHashMap<>();
      for (FuncDecl<?> unknown : model.getConstDecls()) {
        Expr<?> value = model.getConstInterp(unknown);
        if (value != null) {
          values.put(
              unknown.getName().toString(),
              value.isString() ? unescaped(value.getString()) : value.toString());
        }
      }
      return values;
    }

    private static String unescaped(String text) {
      return ESCAPE
          .matcher(text)
          .replaceAll(found ->
              java.util.regex.Matcher.quoteReplacement(
                  Character.toString(Integer.parseInt(found.group(1), 16))));
    }
  }
}
