package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ConsoleRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What the guide tells people to type works.
@ApiTest
class RestGuideIT {
  @LocalServerPort int port;

  @Test
  void every_line_with_curl_is_answered() throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of("src/docs/rest.md")).stream()
            .filter(line -> line.contains("curl "))
            .toList();
    assertThat(lines).hasSizeGreaterThan(6);
    for (String line : lines) {
      assertThat(answer(line)).as(line).startsWith("{");
    }
  }

  private String answer(String line) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
    shell.environment().put("QUAYMASTER", "http://127.0.0.1:" + port);
    shell.environment().put("TOKEN", TestTokens.of(ConsoleRole.AUTHOR, "tomasz"));
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", line, said).isZero();
    return said;
  }
}
