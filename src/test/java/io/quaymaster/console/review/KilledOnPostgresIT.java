package io.quaymaster.console.review;

import io.quaymaster.console.storage.OwnPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class KilledOnPostgresIT extends KilledContract {
  @TempDir Path folder;
  private final String url = OwnPostgres.database();

  @Override
  List<String> database() {
    return List.of(
        "--quaymaster.data=" + folder,
        "--spring.datasource.url=" + url,
        "--spring.datasource.username=postgres");
  }
}
