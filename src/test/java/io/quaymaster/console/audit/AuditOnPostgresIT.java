package io.quaymaster.console.audit;

import io.quaymaster.console.storage.OwnPostgres;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AuditOnPostgresIT extends AuditContract {
  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    OwnPostgres.use(properties);
  }

  @Override
  List<String> withoutGuards() {
    return List.of("alter table audit_entry disable trigger tr_audit_entry_guard");
  }

  @Override
  List<String> withGuards() {
    return List.of("alter table audit_entry enable trigger tr_audit_entry_guard");
  }
}
