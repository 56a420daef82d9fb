package io.quaymaster.console.audit;

import io.quaymaster.console.storage.OwnPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ChainExistingEntriesOnPostgresIT extends ChainExistingEntriesContract {
  @Override
  DataSource source() {
    Map<String, Supplier<Object>> properties = new HashMap<>();
    OwnPostgres.use(properties::put);
    return new DriverManagerDataSource(
        String.valueOf(properties.get("spring.datasource.url").get()), "postgres", "");
  }

  @Override
  String vendor() {
    return "postgresql";
  }

  @Override
  List<String> withoutGuard() {
    return List.of("alter table audit_entry disable trigger tr_audit_entry_guard");
  }

  @Override
  List<String> withGuard() {
    return List.of("alter table audit_entry enable trigger tr_audit_entry_guard");
  }
}
