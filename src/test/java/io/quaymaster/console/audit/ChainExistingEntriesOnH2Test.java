package io.quaymaster.console.audit;

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
  TrailGuard guard() {
    return TrailGuard.H2;
  }
}
