package io.quaymaster.console.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Names the engine by what it is made of: its compiled classes and the authorization facts. What
/// was remembered of another engine is found under another name, and nobody has to think of it.
@Component
class EngineVersion {
  private static final String LIBRARY = "io/quaymaster/iam/";
  private static final int DIGITS = 32;

  private final String text = compute();

  /// 32 hexadecimal digits.
  String text() {
    return text;
  }

  private static String compute() {
    try {
      Map<String, Resource> parts = new TreeMap<>();
      for (Resource part :
          new PathMatchingResourcePatternResolver().getResources("classpath*:" + LIBRARY + "**")) {
        String address = part.getURL().toString();
        if (part.isReadable() && !address.endsWith("/")) {
          parts.put(address.substring(address.lastIndexOf(LIBRARY)), part);
        }
      }
      if (parts.isEmpty()) {
        throw new IllegalStateException("The classes of the engine cannot be found.");
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, Resource> part : parts.entrySet()) {
        digest.update(part.getKey().getBytes(StandardCharsets.UTF_8));
        digest.update(part.getValue().getContentAsByteArray());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
