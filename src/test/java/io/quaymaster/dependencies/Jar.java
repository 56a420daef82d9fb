package io.quaymaster.dependencies;

import io.quaymaster.dependencies.Dependency.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A jar that is shipped.
///
/// @param file its name as Maven knows it
record Jar(Where where, String file, String sha256) {
  private static final Path CONSOLE = Path.of("target/quaymaster.jar");

  /// Those of the console.
  static List<Jar> ofConsole() throws IOException {
    List<Jar> jars = new ArrayList<>();
    try (ZipFile console = new ZipFile(CONSOLE.toFile())) {
      for (ZipEntry entry : libraries(console)) {
        try (InputStream content = console.getInputStream(entry)) {
          jars.add(new Jar(Where.CONSOLE, fileName(entry.getName()), sha256(content)));
        }
      }
    }
    return jars;
  }

  static List<Path> jarsBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    }
  }

  static String sha256(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return sha256(content);
    }
  }

  private static List<? extends ZipEntry> libraries(ZipFile console) {
    return console.stream()
        .filter(entry -> entry.getName().matches("BOOT-INF/lib/.+"))
        .filter(entry -> !entry.isDirectory())
        .toList();
  }

  private static String fileName(String entry) {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }

  private static String sha256(InputStream content) throws IOException {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[1 << 16];
      for (int read = content.read(part); read >= 0; read = content.read(part)) {
        hash.update(part, 0, read);
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
