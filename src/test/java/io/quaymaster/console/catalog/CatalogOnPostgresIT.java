package io.quaymaster.console.catalog;

import io.quaymaster.console.storage.OwnPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class CatalogOnPostgresIT extends CatalogContract {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    OwnPostgres.use(properties);
  }
}
