package io.quaymaster.console.audit;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ChainExistingEntriesOnH2Test extends ChainExistingEntriesContract {
  @Override
  DataSource source() {
    return new DriverManagerDataSource(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
  }

  @Override
  String vendor() {
    return "h2";
  }

  @Override
  List<String> withoutGuard() {
    return List.of("drop trigger tr_audit_entry_guard");
  }

  @Override
  List<String> withGuard() {
    return List.of(
        "create trigger tr_audit_entry_guard before update, delete on audit_entry for each row"
            + " call 'io.quaymaster.console.storage.AuditEntryGuard'");
  }
}
