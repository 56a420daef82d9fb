package io.quaymaster.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.rest.wire.CaseLines;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CaseStreamTest {
  private static final Path CASES =
      Path.of("src/test/resources/cases/decision/decision-cases.jsonl");
  private static final String CASE =
      """
      {"schema":"iam-decision-case/1","id":"%s","request":{"principal":"arn:aws:iam::111122223333:user/ann",\
      "action":"ecr:PutImage","resource":"arn:aws:ecr:eu-west-1:111122223333:repository/app",\
      "resourceAccount":"111122223333","context":{}},"expect":{"decision":"%s"}}\
      """;

  @Test
  void every_hand_made_case_is_met() throws IOException {
    Run run = Run.reading(Files.readString(CASES), "check", "--cases", "-", "--verify");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .hasSameSizeAs(Files.readAllLines(CASES))
        .allMatch(line -> line.endsWith("\"met\":true}"));
  }

  @Test
  void the_answers_come_in_the_order_of_the_cases_however_many_there_are() {
    StringBuilder input = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 3000; i++) {
      boolean malformed = i % 7 == 0;
      input.append(malformed ? "{" : CASE.formatted("c" + i, "ALLOW")).append('\n');
      expected.add(malformed ? "{\"line\":" + i + "," : "{\"id\":\"c" + i + "\",");
    }

    Run run = Run.reading(input.toString(), "check", "--cases", "-");

    List<String> lines = run.out().lines().toList();
    assertThat(run.status()).isEqualTo(3);
    assertThat(lines).hasSize(3000);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).startsWith(expected.get(i));
    }
  }

  @Test
  void a_case_that_is_not_met_gives_status_1_if_it_is_to_be_verified() {
    String input = CASE.formatted("a", "ALLOW");

    assertThat(Run.reading(input, "check", "--cases", "-", "--verify").status()).isEqualTo(1);
    assertThat(Run.reading(input, "check", "--cases", "-", "--verify").out())
        .endsWith("\"met\":false}\n");
    assertThat(Run.reading(input, "check", "--cases", "-").status()).isZero();
    assertThat(Run.reading(input, "check", "--cases", "-").out()).doesNotContain("met");
  }

  @Test
  void empty_lines_carriage_returns_and_a_byte_order_mark_are_no_lines() {
    String input =
        "\uFEFF" + CASE.formatted("a", "ALLOW") + "\r\n\r\n  \n{\n" + CASE.formatted("b", "ALLOW");

    Run run = Run.reading(input, "check", "--cases", "-");

    assertThat(run.out().lines().map(line -> line.substring(0, 10)))
        .containsExactly("{\"id\":\"a\",", "{\"line\":4,", "{\"id\":\"b\",");
  }

  @Test
  void a_line_that_is_too_long_or_not_utf_8_is_malformed_and_the_rest_go_on() {
    byte[] tooLong = new byte[CaseLines.MAX_BYTES + 1];
    Arrays.fill(tooLong, (byte) 'x');
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(tooLong);
    input.writeBytes(new byte[] {'\n', '"', (byte) 0xC3, '"', '\n'});
    input.writeBytes(CASE.formatted("a", "ALLOW").getBytes(StandardCharsets.UTF_8));

    Run run = Run.reading(input.toByteArray(), "check", "--cases", "-");

    assertThat(run.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "{\"line\":1,\"error\":\"the line is longer than 16 MB, which is the limit\"}"),
            line -> assertThat(line).isEqualTo("{\"line\":2,\"error\":\"the line is not UTF-8\"}"),
            line -> assertThat(line).startsWith("{\"id\":\"a\","));
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void no_cases_give_no_answers() {
    assertThat(Run.reading("", "check", "--cases", "-")).isEqualTo(new Run(0, "", ""));
    assertThat(Run.reading("", "check", "--cases", "-", "--format", "json").out())
        .isEqualTo("[\n\n]\n");
  }

  @Test
  void an_answer_comes_before_the_next_question_is_put() throws Exception {
    PipedInputStream questions = new PipedInputStream(1 << 16);
    PipedInputStream answers = new PipedInputStream(1 << 16);
    PipedOutputStream out = new PipedOutputStream(answers);
    try (PipedOutputStream asking = new PipedOutputStream(questions);
        BufferedReader reading =
            new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8))) {
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(() -> answer(questions, out));
      for (String id : List.of("a", "b", "c")) {
        asking.write((CASE.formatted(id, "ALLOW") + "\n").getBytes(StandardCharsets.UTF_8));
        asking.flush();
        assertThat(reading.readLine()).startsWith("{\"id\":\"" + id + "\"");
      }
      asking.close();
      assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void nobody_reading_the_answers_ends_the_run() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    InputStream endless =
        new InputStream() {
          private final byte[] line =
              (CASE.formatted("a", "ALLOW") + "\n").getBytes(StandardCharsets.UTF_8);
          private int at;

          @Override
          public int read() {
            return line[at++ % line.length];
          }

          @Override
          public int available() {
            return line.length;
          }
        };

    assertThat(answer(endless, closed)).isEqualTo(ExitStatus.OUTPUT_CLOSED);
  }

  private static int answer(InputStream questions, OutputStream out) {
    try (Terminal terminal =
        new Terminal(questions, out, OutputStream.nullOutputStream(), false, Run.CLOCK)) {
      return Cli.run(terminal, "check", "--cases", "-");
    }
  }
}
