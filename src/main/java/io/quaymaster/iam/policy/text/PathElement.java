package io.quaymaster.iam.policy.text;

import java.util.List;

/// One step from a JSON value down to a part of it.
public sealed interface PathElement {
  /// The member `name` of an object.
  record Key(String name) implements PathElement {}

  /// The element `index`, from 0, of an array.
  record Index(int index) implements PathElement {}

  /// The steps as a JSON Pointer (RFC 6901): `/Statement/0/Action`; the empty text for the root.
  static String pointer(List<PathElement> path) {
    StringBuilder out = new StringBuilder();
    for (PathElement step : path) {
      out.append('/');
      switch (step) {
        case Key(String name) -> out.append(name.replace("~", "~0").replace("/", "~1"));
        case Index(int index) -> out.append(index);
      }
    }
    return out.toString();
  }
}
