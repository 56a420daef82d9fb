package io.quaymaster.console.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFileTest {
  @TempDir Path folder;

  @BeforeEach
  void only_where_files_know_an_owner() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void a_new_database_and_its_new_folder_are_its_owner_s_alone() throws Exception {
    Path data = folder.resolve("some").resolve("data");
    use(data);

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("console.mv.db"))).isEqualTo("rw-------");
  }

  @Test
  void a_database_that_others_could_read_is_closed_to_them_and_its_folder_left_alone()
      throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = Files.createFile(folder.resolve("console.mv.db"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    use(folder);

    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void only_databases_in_a_file_have_one() {
    assertThat(OwnerOnlyFile.file("jdbc:h2:async:./data/console;MODE=PostgreSQL"))
        .contains(Path.of("./data/console.mv.db"));
    assertThat(OwnerOnlyFile.file("jdbc:h2:/srv/a b/console"))
        .contains(Path.of("/srv/a b/console.mv.db"));
    assertThat(OwnerOnlyFile.file("jdbc:h2:mem:one;MODE=PostgreSQL")).isEmpty();
    assertThat(OwnerOnlyFile.file("jdbc:h2:tcp://db/console")).isEmpty();
    assertThat(OwnerOnlyFile.file("jdbc:postgresql://db/console")).isEmpty();
  }

  /// As the application does: the data source becomes a bean, then somebody connects.
  private static void use(Path data) throws Exception {
    try (HikariDataSource source = new HikariDataSource()) {
      source.setJdbcUrl("jdbc:h2:async:" + data + "/console;MODE=PostgreSQL");
      new OwnerOnlyFile().postProcessAfterInitialization(source, "dataSource");
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table filler (text varchar)");
      }
    }
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
