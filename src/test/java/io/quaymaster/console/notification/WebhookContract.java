package io.quaymaster.console.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.identity.As;
import io.quaymaster.console.notification.Delivery.Status;
import io.quaymaster.console.notification.Receiver.Got;
import io.quaymaster.console.notification.Receiver.Manner;
import io.quaymaster.console.notification.Target.Hook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What webhooks get, on whichever database, by a real receiver.
abstract class WebhookContract extends NotificationSetting {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// As `webhooks.md` tells receivers to.
  private static boolean isSigned(Got got, String secret) throws Exception {
    String time = "";
    List<String> signatures = new ArrayList<>();
    for (String part : got.signature().split(",", -1)) {
      if (part.startsWith("t=")) {
        time = part.substring(2);
      } else if (part.startsWith("v1=")) {
        signatures.add(part.substring(3));
      }
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] sum = mac.doFinal((time + "." + got.body()).getBytes(StandardCharsets.UTF_8));
    return signatures.contains(HexFormat.of().formatHex(sum));
  }

  @Test
  void an_event_arrives_once_and_signed() throws Exception {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("Two for \"everything\"\r\n");

    work.settle();
    work.settle();

    assertThat(receiver.got()).hasSize(1);
    Got got = receiver.got().getFirst();
    assertThat(isSigned(got, secret.text())).isTrue();
    assertThat(isSigned(got, secret.text() + "x")).isFalse();
    assertThat(got.type()).startsWith("application/json");
    JsonNode body = JSON.readTree(got.body());
    assertThat(body.get("format").asString()).isEqualTo("quaymaster-event/1");
    assertThat(body.get("kind").asString()).isEqualTo("APPROVALS");
    assertThat(body.get("what").asString()).isEqualTo("TIERS_PROPOSED");
    assertThat(body.get("by").get("id").asString()).isEqualTo("ines");
    assertThat(body.get("subject").get("title").asString()).isEqualTo("Approvals, table 7");
    assertThat(body.get("reason").asString()).isEqualTo("Two for \"everything\"\r\n");
    assertThat(body.get("event").asString()).isEqualTo(got.event());
    assertThat(sent(secret)).hasSize(1);
    assertThat(sent(secret).getFirst().id()).hasToString(body.get("delivery").asString());
    assertThat(sent(secret).getFirst().status()).isEqualTo(Status.DELIVERED);
    assertThat(sent(secret).getFirst().responseCode()).isEqualTo(200);
    assertThat(sent(secret).getFirst().note()).isEqualTo("Thanks");
  }

  @Test
  void a_change_request_is_told_with_its_state_and_address() throws Exception {
    webhook(EventKind.CHANGE);
    var id = inReview(aPolicy(), WIDER);

    work.settle();

    JsonNode submitted =
        receiver.got().stream()
            .map(got -> JSON.readTree(got.body()))
            .filter(body -> body.get("what").asString().equals("CHANGE_SUBMITTED"))
            .findFirst()
            .orElseThrow();
    assertThat(submitted.get("subject").get("state").asString()).isEqualTo("CHECKING");
    assertThat(submitted.get("subject").get("url").asString())
        .isEqualTo("https://console.example.org/changes/" + id.number());
    assertThat(receiver.got()).noneMatch(got -> got.body().contains("ACTIVE_VERSION_CHANGED"));
  }

  @Test
  void what_a_webhook_did_not_choose_is_not_sent_to_it() {
    WebhookSecret secret = webhook(EventKind.GUARDRAIL);
    happens("Nothing for it");
    work.settle();

    assertThat(receiver.got()).isEmpty();
    assertThat(sent(secret)).isEmpty();
  }

  @Test
  void what_is_undone_is_not_told() {
    webhook(EventKind.APPROVALS);
    transactions.executeWithoutResult(status -> {
      events.publishEvent(new io.quaymaster.console.review.TiersChanged("TIERS_PROPOSED", 8, ""));
      status.setRollbackOnly();
    });
    work.settle();

    assertThat(receiver.got()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILS", "REDIRECTS", "NEVER_ANSWERS", "HANGS_UP"})
  void whoever_does_not_accept_it_is_asked_again_later(Manner manner) {
    receiver.becomes(manner);
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("Try again");
    work.settle();

    Delivery failed = sent(secret).getFirst();
    assertThat(failed.status()).isEqualTo(Status.WAITING);
    assertThat(failed.attempts()).isEqualTo(1);
    assertThat(failed.responseCode())
        .isEqualTo(Map.of(Manner.FAILS, 500, Manner.REDIRECTS, 307).get(manner));
    assertThat(failed.note()).isNotEmpty();

    receiver.becomes(Manner.ACCEPTS);
    work.settle();
    assertThat(receiver.got()).hasSize(1);
    clock.forward(Duration.ofSeconds(31));
    work.settle();
    assertThat(sent(secret).getFirst().status()).isEqualTo(Status.DELIVERED);
    assertThat(receiver.got())
        .hasSize(2)
        .extracting(Got::event)
        .containsOnly(receiver.got().getFirst().event());
  }

  @Test
  void little_is_kept_of_an_answer_without_end() {
    receiver.becomes(Manner.TALKS_WITHOUT_END);
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("Listen");
    work.settle();

    assertThat(sent(secret).getFirst().status()).isEqualTo(Status.DELIVERED);
    assertThat(sent(secret).getFirst().note()).startsWith("and so on").hasSize(200);
  }

  @Test
  void what_never_arrives_is_given_up_and_written_down() {
    receiver.becomes(Manner.FAILS);
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("In vain");
    for (int i = 0; i < Retries.MOST_ATTEMPTS + 2; i++) {
      work.settle();
      clock.forward(Duration.ofHours(6).plusSeconds(1));
    }

    Delivery delivery = sent(secret).getFirst();
    assertThat(delivery.status()).isEqualTo(Status.GIVEN_UP);
    assertThat(receiver.got()).hasSizeBetween(4, Retries.MOST_ATTEMPTS);
    assertThat(trail("DELIVERY_GIVEN_UP"))
        .filteredOn(entry -> entry.subject().equals(secret.webhook().toString()))
        .hasSize(1)
        .first()
        .satisfies(entry -> {
          assertThat(entry.title()).isEqualTo("Chat");
          assertThat(entry.reason()).startsWith("tiers proposed, Approvals, table 7");
        });
  }

  @Test
  void a_webhook_that_fails_for_days_is_disabled() {
    receiver.becomes(Manner.FAILS);
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    for (int day = 0; day < 5; day++) {
      happens("Day " + day);
      work.settle();
      clock.forward(Duration.ofDays(1));
    }

    Webhook webhook = stored(secret);
    assertThat(webhook.off()).isNotNull();
    assertThat(webhook.off().byItself()).isTrue();
    assertThat(webhook.off().why()).startsWith("It failed for 3 days");
    assertThat(trail("WEBHOOK_DISABLED").getFirst().whoName()).isEqualTo("quaymaster");
    assertThat(sent(secret)).noneMatch(one -> one.status() == Status.WAITING);

    receiver.becomes(Manner.ACCEPTS);
    int before = receiver.got().size();
    As.ADMIN.run(() -> webhooks.enable(webhook.id(), webhook.revision()));
    happens("Back");
    work.settle();
    assertThat(receiver.got()).hasSize(before + 1);
  }

  @Test
  void a_success_in_between_counts() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    for (int day = 0; day < 5; day++) {
      receiver.becomes(day == 2 ? Manner.ACCEPTS : Manner.FAILS);
      happens("Day " + day);
      work.settle();
      clock.forward(Duration.ofDays(1));
    }

    assertThat(stored(secret).isOn()).isTrue();
  }

  @Test
  void both_secrets_count_for_a_day_after_a_rotation() throws Exception {
    WebhookSecret first = webhook(EventKind.APPROVALS);
    WebhookSecret second =
        As.ADMIN.call(() -> webhooks.rotateSecret(first.webhook(), stored(first).revision()));
    happens("Both");
    work.settle();
    assertThat(isSigned(receiver.got().getLast(), first.text())).isTrue();
    assertThat(isSigned(receiver.got().getLast(), second.text())).isTrue();

    clock.forward(Webhooks.BOTH_COUNT);
    happens("The new one");
    work.settle();
    assertThat(isSigned(receiver.got().getLast(), first.text())).isFalse();
    assertThat(isSigned(receiver.got().getLast(), second.text())).isTrue();
  }

  @Test
  void a_secret_is_stored_encrypted_and_told_nowhere() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);

    assertThat(jdbc.sql("select secret from webhook").query(String.class).single())
        .doesNotContain(secret.text().substring(5, 20));
    assertThat(secret.toString()).doesNotContain(secret.text());
    assertThat(trail("WEBHOOK_ADDED").getFirst().toString()).doesNotContain(secret.text());
    assertThat(trail("WEBHOOK_ADDED").getFirst().reason()).isEqualTo("To http://127.0.0.1");
  }

  @Test
  void a_test_is_one_attempt_and_costs_the_webhook_nothing() {
    receiver.becomes(Manner.FAILS);
    WebhookSecret secret = webhook(EventKind.GUARDRAIL);
    As.ADMIN.run(() -> webhooks.test(secret.webhook()));
    work.settle();

    assertThat(receiver.got()).hasSize(1);
    assertThat(receiver.got().getFirst().body()).contains("\"what\":\"WEBHOOK_TESTED\"");
    assertThat(sent(secret).getFirst().status()).isEqualTo(Status.GIVEN_UP);
    assertThat(stored(secret).failingSince()).isNull();
  }

  @Test
  void an_event_is_delivered_again_when_somebody_asks_for_it() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("Once more");
    work.settle();
    DeliveryId first = sent(secret).getFirst().id();

    As.ADMIN.run(() -> webhooks.deliverAgain(first));
    work.settle();

    assertThat(receiver.got())
        .hasSize(2)
        .extracting(Got::event)
        .containsOnly(receiver.got().getFirst().event());
    assertThat(sent(secret)).extracting(Delivery::round).containsExactly(2, 1);
  }

  @Test
  void nothing_goes_to_a_webhook_that_was_disabled_or_removed_meanwhile() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("Too late");
    List<Target> due = work.look();
    As.ADMIN.run(
        () -> webhooks.disable(secret.webhook(), stored(secret).revision(), "Moved elsewhere"));
    due.forEach(work::deliver);
    assertThat(sent(secret)).extracting(Delivery::status).containsExactly(Status.DROPPED);

    As.ADMIN.run(() -> webhooks.remove(secret.webhook(), stored(secret).revision()));
    happens("Gone");
    work.settle();
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void workers_that_deliver_at_the_same_time_send_nothing_twice() throws Exception {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    for (int i = 0; i < 20; i++) {
      happens("Event " + i);
    }
    CyclicBarrier start = new CyclicBarrier(3);
    Callable<Void> worker =
        () -> {
          start.await();
          work.settle();
          return null;
        };
    try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
      for (var done : workers.invokeAll(List.of(worker, worker, worker))) {
        done.get();
      }
    }
    work.settle();

    assertThat(receiver.got()).hasSize(20).extracting(Got::event).doesNotHaveDuplicates();
    assertThat(sent(secret)).allSatisfy(one -> assertThat(one.attempts()).isEqualTo(1));
  }

  @Test
  void what_a_worker_claimed_that_is_gone_is_delivered_by_another() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("Taken over");
    work.look();
    assertThat(
            deliveries.claim(
                new Hook(secret.webhook()),
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(2))))
        .isPresent();

    work.settle();
    assertThat(receiver.got()).isEmpty();
    clock.forward(Duration.ofMinutes(3));
    work.settle();
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void an_address_that_is_not_to_be_reached_is_refused_when_it_is_connected_to() {
    WebhookSecret secret =
        As.ADMIN.call(() ->
            webhooks.add(
                new WebhookDraft(
                    "Metadata",
                    URI.create("https://169.254.169.254/latest/meta-data/"),
                    Set.of(EventKind.APPROVALS))));
    happens("Nowhere");
    work.settle();

    assertThat(sent(secret).getFirst().note())
        .isEqualTo("The address leads to a network that webhooks may not reach from here.");
  }

  @Test
  void only_administrators_have_anything_to_do_with_webhooks() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    for (As who : List.of(As.VIEWER, As.AUTHOR, As.REVIEWER, As.AUDITOR)) {
      assertThatThrownBy(() -> who.call(() -> webhooks.all()))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> who.run(() -> webhooks.test(secret.webhook())))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> who.run(() -> webhooks.remove(secret.webhook(), 0)))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void of_two_who_edit_at_once_the_second_is_told() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    int seen = stored(secret).revision();
    WebhookDraft draft =
        new WebhookDraft("Chat of the team", receiver.url(), Set.of(EventKind.GUARDRAIL));
    As.ADMIN.run(() -> webhooks.edit(secret.webhook(), seen, draft));

    assertThatThrownBy(
            () -> As.ADMIN.run(() -> webhooks.disable(secret.webhook(), seen, "No more")))
        .isInstanceOf(NotificationException.class)
        .hasMessageContaining("changed in the meantime");
    assertThat(stored(secret).name()).isEqualTo("Chat of the team");
  }

  @Test
  void what_happened_long_ago_is_forgotten() {
    WebhookSecret secret = webhook(EventKind.APPROVALS);
    happens("Long ago");
    work.settle();
    clock.forward(Duration.ofDays(31));
    work.tidy();

    assertThat(sent(secret)).isEmpty();
  }
}
