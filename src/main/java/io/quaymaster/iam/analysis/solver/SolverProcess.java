package io.quaymaster.iam.analysis.solver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Z3 in a process of its own, since native code that runs out of memory ends the process that it
/// is in. What becomes of that process, the caller goes on.
///
/// Whoever asks gives `cancelled`; soon after it says yes, or the thread is interrupted, a
/// `CancellationException` is thrown.
public final class SolverProcess implements AutoCloseable {
  private static final int STEP = 10;
  private static final Duration START = Duration.ofSeconds(20);
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT");

  private final Process process;
  private final Path folder;
  private final DataOutputStream questions;
  private final DataInputStream answers;
  private String name = "";

  private SolverProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    questions = new DataOutputStream(process.getOutputStream());
    answers = new DataInputStream(process.getInputStream());
  }

  /// None where its jar is missing, or holds no native library for this machine.
  ///
  /// @param megabytes of native memory that the solver may take
  public static Optional<SolverProcess> start(int megabytes, BooleanSupplier cancelled) {
    if (!isThere()) {
      return Optional.empty();
    }
    SolverProcess started;
    try {
      started = begin(megabytes);
    } catch (IOException e) {
      return Optional.empty();
    }
    try {
      Optional<String> name = started.told(started.answers::readUTF, START, cancelled);
      name.ifPresentOrElse(told -> started.name = told, started::close);
      return name.map(told -> started);
    } catch (CancellationException e) {
      started.close();
      throw e;
    }
  }

  private static boolean isThere() {
    try {
      Class.forName("com.microsoft.z3.Context", false, SolverProcess.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static SolverProcess begin(int megabytes) throws IOException {
    Path folder = Files.createTempDirectory("quaymaster-solver");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            SolverWorker.class.getName(),
            String.valueOf(megabytes));
    builder.environment().keySet().retainAll(ENVIRONMENT);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return new SolverProcess(builder.start(), folder);
    } catch (IOException e) {
      remove(folder);
      throw e;
    }
  }

  /// Its name and version.
  public String name() {
    return name;
  }

  /// Whether it can still be asked.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// Decides a script within `limit`.
  public Solution solve(String script, Duration limit, BooleanSupplier cancelled) {
    return told(() -> ask(script, limit), limit.multipliedBy(2), cancelled)
        .orElseGet(Solution.Unknown::new);
  }

  private Solution ask(String script, Duration limit) throws IOException {
    questions.writeInt(Math.toIntExact(limit.toMillis()));
    SolverWorker.write(questions, script);
    questions.flush();
    return SolverWorker.solution(answers);
  }

  /// What the process says; nothing, and the end of the process, if it says nothing in time or ends
  /// by itself.
  private <T> Optional<T> told(Callable<T> work, Duration limit, BooleanSupplier cancelled) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    try {
      for (long waited = 0; waited <= limit.toMillis(); waited += STEP) {
        try {
          return Optional.of(task.get(STEP, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException("The comparison was cancelled");
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The comparison was interrupted");
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof IOException)) {
        throw new IllegalStateException("The solver's process cannot be read", e.getCause());
      }
    }
    process.destroyForcibly();
    return Optional.empty();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    remove(folder);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// The native library lies there while the process lives.
  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
