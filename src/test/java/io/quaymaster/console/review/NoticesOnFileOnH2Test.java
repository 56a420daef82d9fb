package io.quaymaster.console.review;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class NoticesOnFileOnH2Test extends NoticesOnFileContract {
  @Override
  DataSource source() {
    return new SingleConnectionDataSource(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        true);
  }

  @Override
  String vendor() {
    return "h2";
  }
}
