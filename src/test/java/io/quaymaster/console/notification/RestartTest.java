package io.quaymaster.console.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.identity.As;
import io.quaymaster.console.review.TiersChanged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A console that ends between a deed and its delivery, and is started again: each test has a
/// console of its own, on the same files.
@SpringBootTest(
    properties = {
      "quaymaster.sample=false",
      "quaymaster.notifications.deliver=false",
      "quaymaster.webhooks.allowed-networks=127.0.0.0/8"
    })
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
@TestMethodOrder(OrderAnnotation.class)
class RestartTest {
  @TempDir static Path folder;

  private static final Receiver RECEIVER = new Receiver();

  @Autowired Webhooks webhooks;
  @Autowired DeliveryWork work;
  @Autowired TransactionTemplate transactions;
  @Autowired ApplicationEventPublisher events;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("quaymaster.data", folder::toString);
    properties.add(
        "spring.datasource.url",
        () ->
            "jdbc:h2:async:"
                + folder.resolve("console")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
  }

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  @Order(1)
  void something_is_done_and_the_console_ends() {
    As.ADMIN.run(() -> {
      webhooks.add(new WebhookDraft("Chat", RECEIVER.url(), Set.of(EventKind.APPROVALS)));
      transactions.executeWithoutResult(
          status -> events.publishEvent(new TiersChanged("TIERS_PROPOSED", 1, "Before the end")));
    });

    assertThat(RECEIVER.got()).isEmpty();
  }

  @Test
  @Order(2)
  void the_next_console_tells_it_and_signs_with_the_same_secret() throws Exception {
    work.settle();

    assertThat(RECEIVER.got()).hasSize(1);
    assertThat(RECEIVER.got().getFirst().body()).contains("Before the end");
    assertThat(RECEIVER.got().getFirst().signature()).contains("v1=");
    assertThat(Files.getPosixFilePermissions(folder.resolve("secret.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
