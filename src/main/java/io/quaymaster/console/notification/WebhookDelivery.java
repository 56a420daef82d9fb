package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Legible;
import io.quaymaster.console.notification.Attempt.Delivered;
import io.quaymaster.console.notification.Attempt.Failed;
import io.quaymaster.console.notification.Attempt.Unwanted;
import io.quaymaster.console.notification.http.Answer;
import io.quaymaster.console.notification.http.Outbound;
import io.quaymaster.console.storage.SecretBox;
import io.quaymaster.console.storage.SecretBox.UnreadableSecretException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Posts an event to a webhook.
@Component
class WebhookDelivery implements DisposableBean {
  private static final int MOST_OF_AN_ANSWER = 200;

  private final WebhookRows webhooks;
  private final WebhookMessage messages;
  private final SecretBox secrets;
  private final Outbound outbound;
  private final Clock clock;

  WebhookDelivery(
      WebhookRows webhooks,
      WebhookMessage messages,
      SecretBox secrets,
      NotificationSettings settings,
      @Value("${quaymaster.webhooks.timeout:10s}") Duration timeout,
      Clock clock) {
    this.webhooks = webhooks;
    this.messages = messages;
    this.secrets = secrets;
    this.outbound = new Outbound(settings.networks(), timeout);
    this.clock = clock;
  }

  Attempt attempt(WebhookId id, Claimed claimed, Happening happening) {
    Webhook webhook = webhooks.find(id).orElse(null);
    if (webhook == null) {
      return new Unwanted("The webhook is gone.");
    }
    if (!webhook.isOn()) {
      return new Unwanted("The webhook is disabled.");
    }
    Instant now = clock.instant();
    byte[] body = messages.body(happening, claimed.id());
    try {
      List<String> open =
          webhooks.secrets(id, now).stream()
              .map(sealed -> secrets.open(sealed, id.toString()))
              .toList();
      return attempt(
          outbound.post(
              webhook.url(), body, messages.headers(happening, claimed.id(), body, open, now)));
    } catch (UnreadableSecretException e) {
      return new Failed(
          null, "The secret cannot be read with the key of this console; give it a new one.");
    }
  }

  private static Attempt attempt(Answer answer) {
    return switch (answer) {
      case Answer.Failed failed -> new Failed(null, failed.why());
      case Answer.Answered answered when answer.isSuccess() ->
          new Delivered(answered.code(), shown(answered));
      case Answer.Answered answered when answered.code() / 100 == 3 ->
          new Failed(answered.code(), "It redirects, which is not followed.");
      case Answer.Answered answered -> new Failed(answered.code(), shown(answered));
    };
  }

  private static String shown(Answer.Answered answered) {
    return Legible.shown(answered.excerpt().replaceAll("\\s+", " ").strip(), MOST_OF_AN_ANSWER);
  }

  @Override
  public void destroy() throws IOException {
    outbound.close();
  }
}
