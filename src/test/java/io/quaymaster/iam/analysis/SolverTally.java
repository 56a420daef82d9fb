package io.quaymaster.iam.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What became of the pairs that a solver was asked about.
final class SolverTally {
  private static final Path FILE = Path.of("target", "solver-comparison.txt");
  private static final int STEP = 250;

  private int asked;
  private int agreed;
  private int equivalent;
  private int solverOpen;
  private int engineOpen;
  private int bothOpen;
  private int inexpressible;
  private final List<String> disagreements = new ArrayList<>();

  synchronized void inexpressible() {
    inexpressible++;
  }

  synchronized void add(Comparison comparison, Optional<Verdict> solver, Supplier<String> pair) {
    Verdict engine = comparison.verdict();
    if (comparison.undecided().filter(why -> why.contains("defect of this program")).isPresent()) {
      disagree("engine and evaluator contradict each other, " + pair.get());
    } else if (engine == Verdict.UNDECIDED) {
      bothOpen += solver.isEmpty() ? 1 : 0;
      engineOpen += solver.isPresent() ? 1 : 0;
    } else if (solver.isEmpty()) {
      solverOpen++;
    } else if (engine == solver.get()) {
      agreed++;
      equivalent += engine == Verdict.EQUIVALENT ? 1 : 0;
    } else {
      disagree("engine %s, solver %s, %s".formatted(engine, solver.get(), pair.get()));
    }
  }

  private void disagree(String how) {
    disagreements.add(how);
    write(how);
  }

  synchronized List<String> disagreements() {
    return List.copyOf(disagreements);
  }

  /// Counts a pair that is done; of a long run, a line now and then goes to a file.
  synchronized void progress(String question, int all) {
    asked++;
    if (asked % STEP == 0 || (asked == all && all > STEP)) {
      write(question + ": " + this);
    }
  }

  private static void write(String line) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized String toString() {
    return ("%d pairs, decided by both %d (%d equivalent), undecided by the solver %d,"
            + " by the engine %d, by both %d, not expressible %d, disagreements %d")
        .formatted(
            asked,
            agreed + disagreements.size(),
            equivalent,
            solverOpen,
            engineOpen,
            bothOpen,
            inexpressible,
            disagreements.size());
  }
}
