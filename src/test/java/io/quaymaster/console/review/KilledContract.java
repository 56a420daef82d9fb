package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The console is killed while several people save, approve and activate at once, again and again,
/// and what is on file stays whole: a change request is in force with all of its policies or with
/// none, what was done is there with its entry in the trail or not at all, and the next start goes
/// on. `-Dkill.rounds=…` and `-Dkill.seed=…` for a longer run.
abstract class KilledContract {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
  private static final long SEED = Long.getLong("kill.seed", 4_711);
  private static final int MOST_STEPS = 8;
  private static final int LONGEST_STEP_IN_MICROS = 30_000;

  /// How the console finds its database, as arguments.
  abstract List<String> database();

  @Test
  void what_is_on_file_is_whole_whenever_the_console_is_killed() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String step = KilledWork.STEPS.get(round % KilledWork.STEPS.size());
      List<String> told = new ArrayList<>();
      Process console = start(KilledWork.UNTIL_KILLED);
      try (BufferedReader lines = console.inputReader()) {
        found = changes(read(lines, told, KilledWork.WHOLE, 1), found);
        read(lines, told, step, 1 + random.nextInt(MOST_STEPS));
        spend(random.nextInt(LONGEST_STEP_IN_MICROS));
      } finally {
        console.destroyForcibly();
      }
      assertThat(console.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(console.exitValue()).as("killed, not ended by itself").isEqualTo(128 + 9);
    }
    goesOn(found);
  }

  private void goesOn(int found) throws Exception {
    List<String> told = new ArrayList<>();
    Process last = start(KilledWork.ONCE);
    try (BufferedReader lines = last.inputReader()) {
      changes(read(lines, told, KilledWork.WHOLE, 1), found);
      read(lines, told, KilledWork.WHOLE, 1);
      lines.lines().forEach(told::add);
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      last.destroyForcibly();
    }
    assertThat(last.exitValue()).as(String.join("\n", told)).isZero();
  }

  private Process start(String mode) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWork.class.getName(),
                mode,
                "--quaymaster.sample=false"));
    command.addAll(database());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /// How many change requests are on file, which are never fewer than before, and not none once
  /// somebody worked.
  private static int changes(String whole, int before) {
    int now = Integer.parseInt(whole.substring(KilledWork.WHOLE.length()).strip());
    assertThat(now).as("change requests on file").isGreaterThanOrEqualTo(before);
    return Math.max(now, 1);
  }

  /// Reads until `wanted` was told so often; the last line.
  private static String read(BufferedReader lines, List<String> told, String wanted, int times)
      throws IOException {
    int left = times;
    String line = "";
    while (left > 0) {
      line = lines.readLine();
      assertThat(line).as("the console ended: %s", String.join("\n", told)).isNotNull();
      told.add(line);
      if (line.startsWith(wanted)) {
        left--;
      }
    }
    return line;
  }

  /// Lets the console go on for a moment, so that it is killed in the middle of something.
  private static void spend(int micros) {
    long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
