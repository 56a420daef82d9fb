package io.quaymaster.console.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Keeps the file of the embedded database, and a folder that is made for it, from everybody else
/// on the machine: H2 itself makes both as readable as any other file. A folder that is there
/// already is left alone, as it may hold more than this. Where files know no owner (Windows),
/// nothing is done.
@Component
class OwnerOnlyFile implements BeanPostProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnlyFile.class);

  /// `jdbc:h2:async:./data/console;MODE=…`: the file, however it is read.
  private static final Pattern IN_A_FILE =
      Pattern.compile(
          "jdbc:h2:(?:(?:async|file|nio|nioMapped):)*(?!(?:mem|tcp|ssl|zip):)([^;]+)(?:;.*)?");

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> NEW_FILE =
      PosixFilePermissions.asFileAttribute(FILE);
  private static final FileAttribute<Set<PosixFilePermission>> NEW_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// Before the first connection, which makes the file.
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource source && source.getJdbcUrl() != null) {
      file(source.getJdbcUrl()).ifPresent(OwnerOnlyFile::protect);
    }
    return bean;
  }

  static Optional<Path> file(String url) {
    Matcher matcher = IN_A_FILE.matcher(url);
    return matcher.matches() ? Optional.of(Path.of(matcher.group(1) + ".mv.db")) : Optional.empty();
  }

  /// Makes the file if it is not there: H2 takes an empty one for a new database.
  static void protect(Path file) {
    Path absolute = file.toAbsolutePath();
    if (!absolute.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Path folder = absolute.getParent();
      if (folder != null) {
        Files.createDirectories(folder, NEW_FOLDER);
      }
      if (Files.exists(absolute)) {
        Files.setPosixFilePermissions(absolute, FILE);
      } else {
        Files.createFile(absolute, NEW_FILE);
      }
    } catch (IOException e) {
      LOG.warn("Others on this machine may be able to read the database {}", absolute, e);
    }
  }
}
