package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.SourceText;
import org.jspecify.annotations.Nullable;

/// Two documents of one place that are to be compared.
public record Pair(String id, Place place, Document before, Document after) {
  /// A side: the part `json` of `source`; null if there is no policy.
  public record Document(String name, SourceText source, @Nullable Json json) {}
}
