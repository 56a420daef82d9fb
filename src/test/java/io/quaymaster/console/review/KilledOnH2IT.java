package io.quaymaster.console.review;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class KilledOnH2IT extends KilledContract {
  @TempDir Path folder;

  @Override
  List<String> database() {
    String file =
        "jdbc:h2:async:%s/console;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            .formatted(folder);
    return List.of("--quaymaster.data=" + folder, "--spring.datasource.url=" + file);
  }
}
