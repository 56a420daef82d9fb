package io.quaymaster.console.catalog.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Reads the sample from the resources of the console.
public final class SampleFiles {
  private SampleFiles() {}

  public static SampleManifest manifest() {
    return JsonMapper.shared().readValue(text("workspace.json"), SampleManifest.class);
  }

  /// The histories of all policies, by the names of their files.
  public static Map<String, SampleHistory> histories(SampleManifest manifest) {
    Map<String, SampleHistory> histories = new LinkedHashMap<>();
    for (String policy : manifest.policies()) {
      String text = text("policies/" + policy + ".history");
      histories.put(policy, SampleHistory.read(policy, text.lines().toList()));
    }
    return histories;
  }

  private static String text(String name) {
    try (InputStream in = SampleFiles.class.getResourceAsStream("/sample/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The sample lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
