package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.cli.Run;
import io.quaymaster.console.identity.ConsoleRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The interface answers as the command line does.
@ApiTest
class TextsIT {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @LocalServerPort int port;
  Caller viewer = new Caller(0, null);

  @BeforeEach
  void call() {
    viewer = Caller.as(port, ConsoleRole.VIEWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"decision-cases", "more-decision-cases"})
  void decision_cases_are_answered_as_by_the_command_line(String name) throws IOException {
    String cases = Files.readString(CASES.resolve("decision").resolve(name + ".jsonl"));
    String expected = Run.reading(cases, "check", "--cases", "-").out();

    assertThat(lines("/api/v1/checks", cases)).isEqualTo(expected);
    eachAlone("/api/v1/checks", cases, expected);
  }

  @Test
  void pairs_are_answered_as_by_the_command_line() throws IOException {
    String pairs = Files.readString(CASES.resolve("compare/pairs.jsonl"));
    String expected = Run.reading(pairs, "compare", "--pairs", "-").out();

    assertThat(lines("/api/v1/comparisons", pairs)).isEqualTo(expected);
    eachAlone("/api/v1/comparisons", pairs, expected);
  }

  private void eachAlone(String path, String questions, String expected) {
    List<String> asked = questions.lines().filter(line -> !line.isBlank()).toList();
    List<String> answers = expected.lines().toList();
    for (int i = 0; i < asked.size(); i += 7) {
      assertThat(viewer.post(path, asked.get(i)).is(200).body()).isEqualTo(answers.get(i));
    }
  }

  @Test
  void texts_are_linted_as_by_the_command_line() throws IOException {
    try (Stream<Path> inputs = Files.list(CASES.resolve("cli/inputs"))) {
      for (Path input :
          inputs.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        String text = Files.readString(input);
        String expected = Run.reading(text, "lint", "-", "--format", "jsonl").out();
        String question = Caller.JSON.writeValueAsString(Map.of("file", "-", "text", text));

        assertThat(viewer.post("/api/v1/lint", question).is(200).body() + "\n").isEqualTo(expected);
        assertThat(lines("/api/v1/lint", question)).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_malformed_line_is_told_and_the_rest_go_on() {
    String answers =
        lines(
            "/api/v1/lint", "{\"text\": \"{}\"}\n{\n\n{\"version\": \"x\"}\n{\"text\": \"[]\"}\n");

    assertThat(answers.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"findings\""),
            line -> assertThat(line).startsWith("{\"line\":2,\"error\":\""),
            line -> assertThat(line).startsWith("{\"line\":4,\"error\":\""),
            line -> assertThat(line).contains("\"findings\""));
  }

  @Test
  void a_long_stream_is_answered_to_its_end() {
    String question = "{\"file\": \"f\", \"text\": \"{}\"}\n";

    assertThat(lines("/api/v1/lint", question.repeat(20_000)).lines().count()).isEqualTo(20_000);
  }

  @Test
  void an_answer_comes_before_the_next_question_is_put() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port);
        OutputStream out = socket.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      write(
          out,
          "POST /api/v1/lint HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + viewer.token()
              + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (String file : List.of("a", "b", "c")) {
        String line = "{\"file\": \"" + file + "\", \"text\": \"{}\"}\n";
        write(out, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
        String answer = in.readLine();
        while (!answer.startsWith("{\"file\"")) {
          answer = in.readLine();
        }
        assertThat(answer).startsWith("{\"file\":\"" + file + "\"");
      }
      write(out, "0\r\n\r\n");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String lines(String path, String lines) {
    Caller.Answer answer = viewer.post(path, lines, "Content-Type", "application/jsonl").is(200);
    assertThat(answer.header("Content-Type")).startsWith("application/jsonl");
    return answer.body();
  }
}
