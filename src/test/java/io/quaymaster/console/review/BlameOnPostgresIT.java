package io.quaymaster.console.review;

import io.quaymaster.console.storage.OwnPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class BlameOnPostgresIT extends BlameContract {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    OwnPostgres.use(properties);
  }
}
