package io.quaymaster.console.identity;

import io.quaymaster.console.storage.OwnPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ApiTokensOnPostgresIT extends ApiTokenContract {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    OwnPostgres.use(properties);
  }
}
