package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.PathElement;
import io.quaymaster.iam.policy.text.PathElement.Index;
import io.quaymaster.iam.policy.text.PathElement.Key;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where each part of a policy was written. A path is that of the JSON text; a single statement,
/// action or value that stands without brackets is found with and without its index 0.
public final class SourceMap {
  private final SourceText source;
  private final @Nullable Json root;

  public SourceMap(SourceText source, @Nullable Json root) {
    this.source = source;
    this.root = root;
  }

  public SourceText source() {
    return source;
  }

  public Optional<Json> root() {
    return Optional.ofNullable(root);
  }

  /// The statement `index` as it was written.
  public Optional<Json> statement(int index) {
    return find(List.of(new Key("Statement"), new Index(index))).map(Found::value);
  }

  /// Where the statement `index` stands, or the whole document if it is not there.
  public Location statementLocation(int index) {
    return locate(new Key("Statement"), new Index(index));
  }

  /// Where the value at `path` stands; of a path that leads nowhere, the last part that exists.
  public Location locate(PathElement... path) {
    return locate(List.of(path));
  }

  public Location locate(List<PathElement> path) {
    if (root == null) {
      return new Location(List.of(), source.span(0, source.length()));
    }
    Json at = root;
    List<PathElement> walked = new ArrayList<>();
    for (PathElement step : path) {
      Json next = step(at, step);
      if (next == null) {
        break;
      }
      if (!(step instanceof Index && !(at instanceof JsonArray))) {
        walked.add(step);
      }
      at = next;
    }
    return new Location(walked, source.span(at.start(), at.end()));
  }

  /// Where the key of the member at `path` stands.
  public Location locateKey(List<PathElement> path) {
    if (!path.isEmpty() && path.getLast() instanceof Key(String name)) {
      Optional<Found> parent = find(path.subList(0, path.size() - 1));
      if (parent.isPresent() && parent.get().value() instanceof JsonObject object) {
        for (Member member : object.members()) {
          if (member.name().equals(name)) {
            return new Location(path, source.span(member.nameStart(), member.nameEnd()));
          }
        }
      }
    }
    return locate(path);
  }

  private record Found(Json value) {}

  private Optional<Found> find(List<PathElement> path) {
    Json at = root;
    for (PathElement step : path) {
      if (at == null) {
        return Optional.empty();
      }
      at = step(at, step);
    }
    return Optional.ofNullable(at).map(Found::new);
  }

  private static @Nullable Json step(Json at, PathElement step) {
    return switch (step) {
      case Key(String name) -> at instanceof JsonObject object ? object.get(name) : null;
      case Index(int index) ->
          at instanceof JsonArray array
              ? (index < array.elements().size() ? array.elements().get(index) : null)
              : (index == 0 ? at : null);
    };
  }
}
