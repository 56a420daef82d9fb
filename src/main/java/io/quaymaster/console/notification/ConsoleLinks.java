package io.quaymaster.console.notification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Absolute addresses of what the console shows, by its configured public address.
@Component
class ConsoleLinks {
  private final NotificationSettings settings;

  ConsoleLinks(NotificationSettings settings) {
    this.settings = settings;
  }

  Optional<String> home() {
    return settings.publicAddress().map(address -> address + "/");
  }

  /// Where people choose which mails they get.
  Optional<String> choice() {
    return home().map(address -> address + "account/notifications");
  }

  /// The page of a change request, a policy, a guardrail or an expectation.
  Optional<String> of(String kind, String subject) {
    return switch (kind) {
      case "change" -> to("changes", subject);
      case "policy" -> to("policies", subject);
      case "guardrail" -> to("guardrails", subject);
      case "expectation" -> to("expectations", subject);
      default -> Optional.empty();
    };
  }

  private Optional<String> to(String... steps) {
    String path =
        Arrays.stream(steps)
            .map(step -> URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    return home().map(address -> address + path);
  }
}
