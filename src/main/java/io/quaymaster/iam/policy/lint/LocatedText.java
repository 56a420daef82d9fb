package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Optional;

/// An entry of a policy (a principal, an action, a resource, a value of a condition) and where it
/// was written. `text` is what it says; a number or a boolean says what it looks like. `list` is
/// the list that it stands in, if any.
public record LocatedText(
    String text, Json json, Optional<JsonArray> list, List<PathElement> path, SourceText source) {
  public LocatedText {
    path = List.copyOf(path);
  }

  public Location location() {
    return new Location(path, source.span(json.start(), json.end()));
  }

  /// Where the characters `from` to `to` of the text stand. Where the text was written with escapes
  /// its characters cannot be told apart, and it is the whole.
  public Location part(int from, int to) {
    if (!isWrittenAsItIs()) {
      return location();
    }
    int start = json.start() + 1;
    return new Location(path, source.span(start + from, start + to));
  }

  /// Whether it is written without escapes.
  public boolean isWrittenAsItIs() {
    return json instanceof Json.JsonString && json.end() - json.start() == text.length() + 2;
  }
}
