package io.quaymaster.console.audit;

import io.quaymaster.console.storage.OwnPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AuditOnPostgresIT extends AuditContract {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    OwnPostgres.use(properties);
  }

  @Override
  TrailGuard guard() {
    return TrailGuard.POSTGRESQL;
  }
}
