package io.quaymaster.iam.analysis.solver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The program `cvc5`, one process for each script; what it takes to start one is subtracted.
public final class Cvc5 implements Solver {
  private static final String TRIVIAL = "(set-logic ALL)\n(assert true)\n(check-sat)\n";

  private final Duration limit;
  private final String name;
  private Duration starting = Duration.ZERO;

  private Cvc5(Duration limit, String name) {
    this.limit = limit;
    this.name = name;
  }

  /// None where the program is not on the path.
  public static Optional<Solver> load(Duration limit) {
    try {
      String told = run(List.of("cvc5", "--version"), "");
      String version = told.lines().findFirst().orElse("").replaceAll(".*?([0-9][0-9.]+).*", "$1");
      Cvc5 solver = new Cvc5(limit, "cvc5 " + version);
      solver.starting =
          IntStream.range(0, 25)
              .mapToObj(i -> solver.decide(TRIVIAL).took())
              .sorted()
              .skip(12)
              .findFirst()
              .orElseThrow();
      return Optional.of(solver);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return name;
  }

  /// What a trivial script takes, the start of the process included.
  public Duration starting() {
    return starting;
  }

  @Override
  public Timed decide(String script) {
    long start = System.nanoTime();
    String told =
        run(
            List.of("cvc5", "--lang=smt2", "--strings-exp", "--tlimit=" + limit.toMillis()),
            script);
    Duration took = Duration.ofNanos(System.nanoTime() - start).minus(starting);
    Answer answer =
        switch (told.lines().findFirst().orElse("").strip()) {
          case "sat" -> Answer.SATISFIABLE;
          case "unsat" -> Answer.UNSATISFIABLE;
          case "unknown", "timeout", "" -> Answer.UNKNOWN;
          case String line when line.contains("timeout") -> Answer.UNKNOWN;
          case String line -> throw new IllegalStateException("cvc5 says: " + line);
        };
    return new Timed(answer, took.isNegative() ? Duration.ZERO : took);
  }

  private static String run(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var to = process.getOutputStream()) {
        to.write(input.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // It ended before it had read everything: its answer says why.
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
