package io.quaymaster.iam.policy.text;

import java.util.List;

/// What a finding is about: the steps down to the value and where that value stands.
public record Location(List<PathElement> path, Span span) {
  public Location {
    path = List.copyOf(path);
  }

  /// The path as a JSON Pointer (RFC 6901).
  public String pointer() {
    return PathElement.pointer(path);
  }
}
