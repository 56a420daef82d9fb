package io.quaymaster.console.notification;

import io.quaymaster.console.storage.OwnPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class WebhookOnPostgresIT extends WebhookContract {
  @TempDir static Path folder;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    OwnPostgres.use(properties);
    properties.add("quaymaster.data", folder::toString);
  }
}
