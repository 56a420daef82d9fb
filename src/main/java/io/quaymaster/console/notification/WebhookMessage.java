package io.quaymaster.console.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What a webhook gets, as `src/docs/webhooks.md` describes it.
@Component
class WebhookMessage {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FORMAT = "quaymaster-event/1";

  private final ConsoleLinks links;

  WebhookMessage(ConsoleLinks links) {
    this.links = links;
  }

  byte[] body(Happening happening, DeliveryId delivery) {
    Map<String, Object> subject = new LinkedHashMap<>();
    subject.put("kind", happening.subjectKind());
    subject.put("id", happening.subject());
    subject.put("title", happening.title());
    if (happening.state() != null) {
      subject.put("state", happening.state());
    }
    links
        .of(happening.subjectKind(), happening.subject())
        .ifPresent(link -> subject.put("url", link));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("format", FORMAT);
    body.put("event", happening.id().toString());
    body.put("delivery", delivery.toString());
    body.put("sequence", happening.sequence());
    body.put("at", happening.at().toString());
    body.put("kind", happening.kind().name());
    body.put("what", happening.what());
    body.put("by", Map.of("id", happening.by().id().value(), "name", happening.by().name()));
    body.put("subject", subject);
    body.put("reason", happening.reason());
    return JSON.writeValueAsBytes(body);
  }

  /// @param secrets those that count; there is a signature by each
  Map<String, String> headers(
      Happening happening, DeliveryId delivery, byte[] body, List<String> secrets, Instant now) {
    long time = now.getEpochSecond();
    String signatures =
        secrets.stream()
            .map(secret -> ",v1=" + signature(secret, time, body))
            .collect(Collectors.joining());
    return Map.of(
        "Quaymaster-Signature",
        "t=" + time + signatures,
        "Quaymaster-Event",
        happening.id().toString(),
        "Quaymaster-Delivery",
        delivery.toString(),
        "Idempotency-Key",
        happening.id().toString());
  }

  /// HMAC-SHA-256 of time, a dot and the body, in lower-case hexadecimal digits.
  static String signature(String secret, long time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA-256", e);
    }
  }
}
