package io.quaymaster.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.ApiTokenDraft;
import io.quaymaster.console.identity.ApiTokens;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.UserAccounts;
import io.quaymaster.console.identity.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What the guide tells people to type works.
@ApiTest
class RestGuideIT {
  @Autowired UserAccounts accounts;
  @Autowired ApiTokens tokens;
  @Autowired Clock clock;
  @LocalServerPort int port;

  @Test
  void every_line_with_curl_is_answered() throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of("src/docs/rest.md")).stream()
            .filter(line -> line.contains("curl "))
            .toList();
    assertThat(lines).hasSizeGreaterThan(6);
    String token = tokenOfAService();
    for (String line : lines) {
      assertThat(answer(line, token)).as(line).startsWith("{");
    }
  }

  private String tokenOfAService() {
    UserId service = new UserId("guide-service");
    Set<ConsoleRole> author = Set.of(ConsoleRole.AUTHOR);
    As.ADMIN.run(() -> accounts.createService(service, "Guide", author));
    ApiTokenDraft draft =
        new ApiTokenDraft("guide", clock.instant().plus(Duration.ofDays(1)), author);
    return As.ADMIN.call(() -> tokens.makeFor(service, draft)).text();
  }

  private String answer(String line, String token) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
    shell.environment().put("QUAYMASTER", "http://127.0.0.1:" + port);
    shell.environment().put("TOKEN", token);
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", line, said).isZero();
    return said;
  }
}
