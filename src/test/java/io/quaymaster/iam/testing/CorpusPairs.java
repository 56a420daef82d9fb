package io.quaymaster.iam.testing;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Pairs of documents that people wrote; where they come from is in the folder `corpus` of the test
/// resources.
public final class CorpusPairs {
  private CorpusPairs() {}

  /// The pairs of `NAME.jsonl.gz` of the test resources.
  public static List<PolicyPair> named(String name) {
    String file = "/corpus/" + name + ".jsonl.gz";
    try (InputStream packed =
        Objects.requireNonNull(CorpusPairs.class.getResourceAsStream(file), file)) {
      return read(new GZIPInputStream(packed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The pairs of a file of JSON Lines.
  public static List<PolicyPair> in(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PolicyPair> read(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .map(CorpusPairs::pair)
        .toList();
  }

  private static PolicyPair pair(String line) {
    if (JsonReader.read(line) instanceof JsonOutcome.Read(JsonObject pair)
        && pair.get("id") instanceof JsonString(String id, int _, int _)
        && pair.get("type") instanceof JsonString(String type, int _, int _)) {
      return new PolicyPair(
          id,
          PolicyType.ofId(type).orElseThrow(),
          text(line, pair.get("before")),
          text(line, pair.get("after")));
    }
    throw new IllegalArgumentException(line);
  }

  private static String text(String line, @org.jspecify.annotations.Nullable Json json) {
    return line.substring(Objects.requireNonNull(json).start(), json.end());
  }
}
