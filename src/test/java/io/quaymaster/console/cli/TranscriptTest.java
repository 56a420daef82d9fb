package io.quaymaster.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls of the command line with all that they write. A transcript begins with the arguments, one
/// to a line, in which `$IN` is the folder of the inputs; then come the exit status, standard
/// output and standard error, each after its own mark. `-Dcases.update=true` writes what comes out
/// now.
class TranscriptTest {
  private static final Path CASES = Path.of("src/test/resources/cases/cli");
  private static final String INPUTS = CASES.resolve("inputs").toString();
  private static final String STATUS = "=== status ";
  private static final String OUT = "\n=== out\n";
  private static final String ERR = "=== err\n";

  static Stream<Path> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transcripts")
  void a_call_writes_what_its_transcript_says(Path file) throws IOException {
    String expected = Files.readString(file);
    String args =
        expected.contains(STATUS) ? expected.substring(0, expected.indexOf(STATUS)) : expected;

    String actual = args + outcome(args.replace("$IN", INPUTS).lines().toArray(String[]::new));

    if (Boolean.getBoolean("cases.update")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private static String outcome(String... args) {
    Run run = Run.of(args);
    return STATUS + run.status() + OUT + shown(run.out()) + ERR + shown(run.err());
  }

  private static String shown(String output) {
    String shown = output.replace(INPUTS, "$IN");
    return shown.isEmpty() || shown.endsWith("\n") ? shown : shown + "\\\n";
  }
}
