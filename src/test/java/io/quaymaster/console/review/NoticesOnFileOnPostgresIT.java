package io.quaymaster.console.review;

import io.quaymaster.console.storage.OwnPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class NoticesOnFileOnPostgresIT extends NoticesOnFileContract {
  @Override
  DataSource source() {
    Map<String, Supplier<Object>> properties = new HashMap<>();
    OwnPostgres.use(properties::put);
    return new DriverManagerDataSource(
        String.valueOf(Objects.requireNonNull(properties.get("spring.datasource.url")).get()),
        "postgres",
        "");
  }

  @Override
  String vendor() {
    return "postgresql";
  }
}
